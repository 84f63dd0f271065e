using System.Collections.Frozen;
using System.Text;

namespace Solde.Storage.Search;

/// <summary>Text as it is searched: without case and accents, and with two spaces before every word, so that the beginning of a word, even of one letter, is
/// something of three characters, which is what the index finds.</summary>
internal static class Folded
{
    public const string WordBegins = "  ";

    // Each letter before those that are read as it. The runtime takes no letter apart here (InvariantGlobalization).
    private static readonly string[] Readings =
    [
        "aàáâãäåāăąǎǟǡǻȁȃȧḁạảấầẩẫậắằẳẵặ", "bḃḅḇ", "cçćĉċčḉ", "dďḋḍḏḑḓđð", "eèéêëēĕėęěȅȇȩḕḗḙḛḝẹẻẽếềểễệ", "fḟ", "gĝğġģǧǵḡ", "hĥȟḣḥḧḩḫẖ", "iìíîïĩīĭįǐȉȋḭḯỉịı",
        "jĵǰ", "kķǩḱḳḵ", "lĺļľḷḹḻḽł", "mḿṁṃ", "nñńņňǹṅṇṉṋ", "oòóôõöōŏőơǒǫǭȍȏȫȭȯȱṍṏṑṓọỏốồổỗộớờởỡợøǿ", "pṕṗ", "rŕŗřȑȓṙṛṝṟ", "sśŝşšșṡṣṥṧṩ", "tţťțṫṭṯṱẗ",
        "uùúûüũūŭůűųưǔǖǘǚǜȕȗṳṵṷṹṻụủứừửữự", "vṽṿ", "wŵẁẃẅẇẉẘ", "xẋẍ", "yýÿŷȳẏẙỳỵỷỹ", "zźżžẑẓẕ", "αάἀἁἂἃἄἅἆἇὰάᾀᾁᾂᾃᾄᾅᾆᾇᾰᾱᾲᾳᾴᾶᾷ", "εέἐἑἒἓἔἕὲέ",
        "ηήἠἡἢἣἤἥἦἧὴήᾐᾑᾒᾓᾔᾕᾖᾗῂῃῄῆῇ", "ιΐίϊἰἱἲἳἴἵἶἷὶίῐῑῒΐῖῗ", "οόὀὁὂὃὄὅὸό", "ρῤῥ", "υΰϋύὐὑὒὓὔὕὖὗὺύῠῡῢΰῦῧ", "ωώὠὡὢὣὤὥὦὧὼώᾠᾡᾢᾣᾤᾥᾦᾧῲῳῴῶῷ", "аӑӓ", "гѓ", "еѐёӗ", "жӂӝ",
        "зӟ", "ийѝӣӥ", "кќ", "оӧ", "уўӯӱӳ", "чӵ", "ыӹ", "эӭ", "ії", "'’",
    ];

    private static readonly FrozenDictionary<char, string> Letters = Readings
        .SelectMany(reading => reading.Skip(1).Select(letter => KeyValuePair.Create(letter, reading[..1])))
        .Concat([new('ß', "ss"), new('æ', "ae"), new('ǣ', "ae"), new('ǽ', "ae"), new('œ', "oe"), new('þ', "th")])
        .ToFrozenDictionary();

    /// <summary>A text without case and accents, two spaces between its words; a hyphen or an apostrophe ends a word too.</summary>
    public static string Of(string text)
    {
        var folded = new StringBuilder(text.Length + 8);
        var begins = false;
        foreach (var each in text)
        {
            if (char.IsWhiteSpace(each) || char.IsControl(each))
            {
                begins = true;
            }
            else if (each is not (>= '\u0300' and <= '\u036f'))
            {
                begins = Add(folded, char.ToLowerInvariant(each), begins);
            }
        }

        return folded.ToString();
    }

    /// <summary>What a booking is found by.</summary>
    public static string Words(string reference, string guest) => $"{WordBegins}{Of(reference)}\n{WordBegins}{Of(guest)}";

    /// <summary>What the words of a booking must contain to be found by a text; null = every booking is.</summary>
    public static string? Sought(string text)
    {
        var folded = Of(text);
        var length = folded.EnumerateRunes().Count();
        return length switch
        {
            0 => null,
            < 3 => WordBegins + folded,
            _ => folded,
        };
    }

    /// <returns>Whether a word begins behind the letter.</returns>
    private static bool Add(StringBuilder folded, char letter, bool begins)
    {
        if (begins && folded.Length > 0)
        {
            folded.Append(WordBegins);
        }

        var read = Letters.GetValueOrDefault(letter);
        _ = read is null ? folded.Append(letter) : folded.Append(read);
        return letter is '-' or '\'' or '’';
    }
}
