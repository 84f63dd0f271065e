namespace Solde.Lists;

/// <summary>Names as guests have them: a few that very many have, many that hardly anybody has.</summary>
internal static class Guests
{
    public static readonly string[] FrequentNames = ["Martin", "Bernard", "Müller", "Dubois", "Lefèvre", "Smith", "Petit", "Rossi", "Garcia", "Schmidt"];

    private static readonly string[] FirstNames =
    [
        "Marie", "Anne", "Jean", "Pierre", "Hélène", "Luc", "Zoé", "Thomas", "Julia", "Paul", "Chloé", "Hans", "Giulia", "Emma", "Noah", "Léa", "Max",
        "Inès", "Peter", "Claire", "Jean-Pierre", "Margot", "Marc", "Annika", "José", "Björn",
    ];

    private static readonly string[] Beginnings =
        ["Ab", "Bel", "Cor", "Dan", "Eck", "Fon", "Gri", "Hol", "Isa", "Jol", "Kra", "Lan", "Mor", "Nov", "Ost", "Per", "Qui", "Rou", "Sta", "Tre", "Ulm", "Ver", "Wal", "Zim"];

    private static readonly string[] Middles = ["a", "be", "co", "de", "e", "fra", "gi", "ha", "i", "la", "mo", "ne", "o", "pa", "ri", "sto", "u", "vi"];

    private static readonly string[] Ends =
        ["bach", "court", "dini", "er", "feld", "gny", "hoff", "ières", "king", "let", "mann", "net", "ot", "quez", "ron", "son", "teau", "ville", "witz", "ziani"];

    /// <summary>A full name.</summary>
    public static string Name(Random random) => $"{FirstNames[random.Next(FirstNames.Length)]} {LastName(random)}";

    /// <summary>Every fifth guest has one of the frequent names, the first of them most often; the others have one of 172,800.</summary>
    private static string LastName(Random random)
    {
        if (random.Next(5) == 0)
        {
            return FrequentNames[(int)(FrequentNames.Length * random.NextDouble() * random.NextDouble())];
        }

        var name = Beginnings[random.Next(Beginnings.Length)] + Middles[random.Next(Middles.Length)] + Ends[random.Next(Ends.Length)];
        return random.Next(3) == 0 ? name : $"{name}-{Beginnings[random.Next(20)]}{Ends[random.Next(20)]}";
    }
}
