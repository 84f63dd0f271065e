using BenchmarkDotNet.Running;
using Solde.Bench;

BenchmarkSwitcher.FromAssembly(typeof(DecideBench).Assembly).Run(args);
