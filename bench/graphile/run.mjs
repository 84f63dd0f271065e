// Times jobs that do nothing on Graphile Worker, in this one process, on the database that the PG* variables name. Prints JSON.
// Usage: node run.mjs JOBS WARM_UP_JOBS CONCURRENT_JOBS LOCAL_QUEUE_SIZE   (0: no local queue)
import { EventEmitter } from "node:events";
import { createRequire } from "node:module";
import graphile from "graphile-worker";
import pg from "pg";

const { Logger, run, runMigrations } = graphile;
const [jobs, warmUpJobs, concurrentJobs, localQueueSize] = process.argv.slice(2).map(Number);

// The settings of Graphile's own performance test: a connection for each job under way and one that listens, and with the local queue
// also completions in batches, as soon as there are some.
const worker = {
  concurrentJobs,
  maxPoolSize: concurrentJobs + 1,
  ...(localQueueSize > 0 ? { localQueue: { size: localQueueSize }, completeJobBatchDelay: 0, failJobBatchDelay: 0 } : {}),
};
const pgPool = new pg.Pool({ max: worker.maxPoolSize });
const shared = { pgPool, preset: { worker }, logger: new Logger(() => () => {}), noHandleSignals: true };

async function scalar(sql, values) {
  return Object.values((await pgPool.query(sql, values)).rows[0])[0];
}

// Seconds from the first completion until the database has no job left: the worker says "complete" when it hands the completion
// over, which may be before the database has it.
async function seconds(count) {
  await scalar("SELECT count(graphile_worker.add_job('nothing', '{}'::json)) FROM generate_series(1, $1::int)", [count]);
  await pgPool.query("CHECKPOINT");
  const events = new EventEmitter();
  let first;
  let completed = 0;
  const handedOver = new Promise((resolve, reject) => {
    events.on("job:complete", () => {
      first ??= performance.now();
      if (++completed === count) resolve();
    });
    events.on("job:error", ({ error }) => reject(error));
  });
  const runner = await run({ ...shared, events, parsedCronItems: [], taskList: { nothing() {} } });
  await handedOver;
  while ((await scalar("SELECT count(*)::int FROM graphile_worker.jobs")) > 0);
  const last = performance.now();
  await runner.stop();
  if (completed !== count) throw new Error(`${completed} completions of ${count} jobs`);
  return (last - first) / 1000;
}

await runMigrations(shared);
await seconds(warmUpJobs);
const taken = await seconds(jobs);
await pgPool.end();

const version = (name) => createRequire(import.meta.url)(`${name}/package.json`).version;
console.log(
  JSON.stringify({
    completed: jobs,
    seconds: taken,
    settings: { version: version("graphile-worker"), pg: version("pg"), node: process.version, ...worker, localQueue: localQueueSize },
  }),
);
