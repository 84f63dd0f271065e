// Times jobs that do nothing on Graphile Worker, in this one process, on the database that the PG* variables name. Prints JSON.
// Usage: node run.mjs JOBS WARM_UP_JOBS CONCURRENT_JOBS LOCAL_QUEUE_SIZE SECONDS   (0: no local queue; ends early after SECONDS)
import { EventEmitter } from "node:events";
import { createRequire } from "node:module";
import graphile from "graphile-worker";
import pg from "pg";

const { Logger, run, runMigrations } = graphile;
const [jobs, warmUpJobs, concurrentJobs, localQueueSize, limitSeconds] = process.argv.slice(2).map(Number);

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

// Jobs completed, and seconds from the first completion until the database has no job left: the worker says "complete" when it hands
// the completion over, which may be before the database has it. Where time runs out, what the database has by then counts.
async function measure(count) {
  await scalar(
    `SELECT count(*) FROM graphile_worker.add_jobs(ARRAY(
       SELECT ROW('nothing', '{}', NULL, now(), NULL, NULL, NULL, NULL)::graphile_worker.job_spec FROM generate_series(1, $1::int)))`,
    [count],
  );
  // As in a database that has been in use for a while, with statistics; autovacuum would take them at some moment of its own.
  await pgPool.query("VACUUM ANALYZE");
  await pgPool.query("CHECKPOINT");
  const events = new EventEmitter();
  let first;
  let completed = 0;
  let timer;
  const handedOver = new Promise((resolve, reject) => {
    events.on("job:complete", () => {
      first ??= performance.now();
      if (++completed === count) resolve();
    });
    events.on("job:error", ({ error }) => reject(error));
    timer = setTimeout(resolve, limitSeconds * 1000);
  });
  const runner = await run({ ...shared, events, parsedCronItems: [], taskList: { nothing() {} } });
  await handedOver;
  clearTimeout(timer);
  const remaining = () => scalar("SELECT count(*)::int FROM graphile_worker.jobs");
  let left = await remaining();
  while (left > 0 && completed === count) left = await remaining();
  const last = performance.now();
  await runner.stop();
  return { completed: count - left, seconds: (last - first) / 1000 };
}

await runMigrations(shared);
await measure(warmUpJobs);
const result = await measure(jobs);
await pgPool.end();

const version = (name) => createRequire(import.meta.url)(`${name}/package.json`).version;
console.log(
  JSON.stringify({
    ...result,
    settings: { version: version("graphile-worker"), pg: version("pg"), node: process.version, ...worker, localQueue: localQueueSize },
  }),
);
