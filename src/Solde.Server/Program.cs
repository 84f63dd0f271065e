using Solde.Server.Cli;

return await CommandLine.Run(args, Terminal.OfProcess());
