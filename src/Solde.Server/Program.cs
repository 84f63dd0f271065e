using System.CommandLine;

var solde = new RootCommand("Solde: gets every booking paid.");

return await solde.Parse(args).InvokeAsync();
