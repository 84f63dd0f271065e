namespace Solde.Server.Office.Setup;

/// <summary>What countries are called: the inhabited ones of ISO 3166-1, in the words of Unicode CLDR. The program carries no culture data of the
/// operating system, so that it says the same everywhere.</summary>
internal static class CountryNames
{
    /// <summary>Code, English and French, a country a line, in the order of the French alphabet.</summary>
    public const string Table = """
        AF|Afghanistan|Afghanistan
        ZA|South Africa|Afrique du Sud
        AL|Albania|Albanie
        DZ|Algeria|Algérie
        DE|Germany|Allemagne
        AD|Andorra|Andorre
        AO|Angola|Angola
        AI|Anguilla|Anguilla
        AQ|Antarctica|Antarctique
        AG|Antigua & Barbuda|Antigua-et-Barbuda
        SA|Saudi Arabia|Arabie saoudite
        AR|Argentina|Argentine
        AM|Armenia|Arménie
        AW|Aruba|Aruba
        AU|Australia|Australie
        AT|Austria|Autriche
        AZ|Azerbaijan|Azerbaïdjan
        BS|Bahamas|Bahamas
        BH|Bahrain|Bahreïn
        BD|Bangladesh|Bangladesh
        BB|Barbados|Barbade
        BE|Belgium|Belgique
        BZ|Belize|Belize
        BJ|Benin|Bénin
        BM|Bermuda|Bermudes
        BT|Bhutan|Bhoutan
        BY|Belarus|Biélorussie
        BO|Bolivia|Bolivie
        BA|Bosnia & Herzegovina|Bosnie-Herzégovine
        BW|Botswana|Botswana
        BR|Brazil|Brésil
        BN|Brunei|Brunei
        BG|Bulgaria|Bulgarie
        BF|Burkina Faso|Burkina Faso
        BI|Burundi|Burundi
        KH|Cambodia|Cambodge
        CM|Cameroon|Cameroun
        CA|Canada|Canada
        CV|Cape Verde|Cap-Vert
        CL|Chile|Chili
        CN|China|Chine
        CY|Cyprus|Chypre
        CO|Colombia|Colombie
        KM|Comoros|Comores
        CG|Congo - Brazzaville|Congo-Brazzaville
        CD|Congo - Kinshasa|Congo-Kinshasa
        KP|North Korea|Corée du Nord
        KR|South Korea|Corée du Sud
        CR|Costa Rica|Costa Rica
        CI|Côte d’Ivoire|Côte d’Ivoire
        HR|Croatia|Croatie
        CU|Cuba|Cuba
        CW|Curaçao|Curaçao
        DK|Denmark|Danemark
        DJ|Djibouti|Djibouti
        DM|Dominica|Dominique
        EG|Egypt|Égypte
        AE|United Arab Emirates|Émirats arabes unis
        EC|Ecuador|Équateur
        ER|Eritrea|Érythrée
        ES|Spain|Espagne
        EE|Estonia|Estonie
        SZ|Eswatini|Eswatini
        VA|Vatican City|État de la Cité du Vatican
        US|United States|États-Unis
        ET|Ethiopia|Éthiopie
        FJ|Fiji|Fidji
        FI|Finland|Finlande
        FR|France|France
        GA|Gabon|Gabon
        GM|Gambia|Gambie
        GE|Georgia|Géorgie
        GS|South Georgia & South Sandwich Islands|Géorgie du Sud-et-les Îles Sandwich du Sud
        GH|Ghana|Ghana
        GI|Gibraltar|Gibraltar
        GR|Greece|Grèce
        GD|Grenada|Grenade
        GL|Greenland|Groenland
        GP|Guadeloupe|Guadeloupe
        GU|Guam|Guam
        GT|Guatemala|Guatemala
        GG|Guernsey|Guernesey
        GN|Guinea|Guinée
        GQ|Equatorial Guinea|Guinée équatoriale
        GW|Guinea-Bissau|Guinée-Bissau
        GY|Guyana|Guyana
        GF|French Guiana|Guyane française
        HT|Haiti|Haïti
        HN|Honduras|Honduras
        HU|Hungary|Hongrie
        BV|Bouvet Island|Île Bouvet
        CX|Christmas Island|Île Christmas
        IM|Isle of Man|Île de Man
        NF|Norfolk Island|Île Norfolk
        AX|Åland Islands|Îles Åland
        KY|Cayman Islands|Îles Caïmans
        CC|Cocos (Keeling) Islands|Îles Cocos
        CK|Cook Islands|Îles Cook
        FO|Faroe Islands|Îles Féroé
        HM|Heard & McDonald Islands|Îles Heard-et-MacDonald
        FK|Falkland Islands|Îles Malouines
        MP|Northern Mariana Islands|Îles Mariannes du Nord
        MH|Marshall Islands|Îles Marshall
        UM|U.S. Outlying Islands|Îles mineures éloignées des États-Unis
        PN|Pitcairn Islands|Îles Pitcairn
        SB|Solomon Islands|Îles Salomon
        TC|Turks & Caicos Islands|Îles Turques-et-Caïques
        VG|British Virgin Islands|Îles Vierges britanniques
        VI|U.S. Virgin Islands|Îles Vierges des États-Unis
        IN|India|Inde
        ID|Indonesia|Indonésie
        IQ|Iraq|Irak
        IR|Iran|Iran
        IE|Ireland|Irlande
        IS|Iceland|Islande
        IL|Israel|Israël
        IT|Italy|Italie
        JM|Jamaica|Jamaïque
        JP|Japan|Japon
        JE|Jersey|Jersey
        JO|Jordan|Jordanie
        KZ|Kazakhstan|Kazakhstan
        KE|Kenya|Kenya
        KG|Kyrgyzstan|Kirghizstan
        KI|Kiribati|Kiribati
        KW|Kuwait|Koweït
        RE|Réunion|La Réunion
        LA|Laos|Laos
        LS|Lesotho|Lesotho
        LV|Latvia|Lettonie
        LB|Lebanon|Liban
        LR|Liberia|Liberia
        LY|Libya|Libye
        LI|Liechtenstein|Liechtenstein
        LT|Lithuania|Lituanie
        LU|Luxembourg|Luxembourg
        MK|North Macedonia|Macédoine du Nord
        MG|Madagascar|Madagascar
        MY|Malaysia|Malaisie
        MW|Malawi|Malawi
        MV|Maldives|Maldives
        ML|Mali|Mali
        MT|Malta|Malte
        MA|Morocco|Maroc
        MQ|Martinique|Martinique
        MU|Mauritius|Maurice
        MR|Mauritania|Mauritanie
        YT|Mayotte|Mayotte
        MX|Mexico|Mexique
        FM|Micronesia|Micronésie
        MD|Moldova|Moldavie
        MC|Monaco|Monaco
        MN|Mongolia|Mongolie
        ME|Montenegro|Monténégro
        MS|Montserrat|Montserrat
        MZ|Mozambique|Mozambique
        MM|Myanmar (Burma)|Myanmar (Birmanie)
        NA|Namibia|Namibie
        NR|Nauru|Nauru
        NP|Nepal|Népal
        NI|Nicaragua|Nicaragua
        NE|Niger|Niger
        NG|Nigeria|Nigeria
        NU|Niue|Niue
        NO|Norway|Norvège
        NC|New Caledonia|Nouvelle-Calédonie
        NZ|New Zealand|Nouvelle-Zélande
        OM|Oman|Oman
        UG|Uganda|Ouganda
        UZ|Uzbekistan|Ouzbékistan
        PK|Pakistan|Pakistan
        PW|Palau|Palaos
        PA|Panama|Panama
        PG|Papua New Guinea|Papouasie-Nouvelle-Guinée
        PY|Paraguay|Paraguay
        NL|Netherlands|Pays-Bas
        BQ|Caribbean Netherlands|Pays-Bas caribéens
        PE|Peru|Pérou
        PH|Philippines|Philippines
        PL|Poland|Pologne
        PF|French Polynesia|Polynésie française
        PR|Puerto Rico|Porto Rico
        PT|Portugal|Portugal
        QA|Qatar|Qatar
        HK|Hong Kong SAR China|R.A.S. chinoise de Hong Kong
        MO|Macao SAR China|R.A.S. chinoise de Macao
        CF|Central African Republic|République centrafricaine
        DO|Dominican Republic|République dominicaine
        RO|Romania|Roumanie
        GB|United Kingdom|Royaume-Uni
        RU|Russia|Russie
        RW|Rwanda|Rwanda
        EH|Western Sahara|Sahara occidental
        BL|St. Barthélemy|Saint-Barthélemy
        KN|St. Kitts & Nevis|Saint-Christophe-et-Niévès
        SM|San Marino|Saint-Marin
        MF|St. Martin|Saint-Martin
        SX|Sint Maarten|Saint-Martin (partie néerlandaise)
        PM|St. Pierre & Miquelon|Saint-Pierre-et-Miquelon
        VC|St. Vincent & Grenadines|Saint-Vincent-et-les Grenadines
        SH|St. Helena|Sainte-Hélène
        LC|St. Lucia|Sainte-Lucie
        SV|El Salvador|Salvador
        WS|Samoa|Samoa
        AS|American Samoa|Samoa américaines
        ST|São Tomé & Príncipe|Sao Tomé-et-Principe
        SN|Senegal|Sénégal
        RS|Serbia|Serbie
        SC|Seychelles|Seychelles
        SL|Sierra Leone|Sierra Leone
        SG|Singapore|Singapour
        SK|Slovakia|Slovaquie
        SI|Slovenia|Slovénie
        SO|Somalia|Somalie
        SD|Sudan|Soudan
        SS|South Sudan|Soudan du Sud
        LK|Sri Lanka|Sri Lanka
        SE|Sweden|Suède
        CH|Switzerland|Suisse
        SR|Suriname|Suriname
        SJ|Svalbard & Jan Mayen|Svalbard et Jan Mayen
        SY|Syria|Syrie
        TJ|Tajikistan|Tadjikistan
        TW|Taiwan|Taïwan
        TZ|Tanzania|Tanzanie
        TD|Chad|Tchad
        CZ|Czechia|Tchéquie
        TF|French Southern Territories|Terres australes françaises
        IO|British Indian Ocean Territory|Territoire britannique de l’océan Indien
        PS|Palestinian Territories|Territoires palestiniens
        TH|Thailand|Thaïlande
        TL|Timor-Leste|Timor oriental
        TG|Togo|Togo
        TK|Tokelau|Tokelau
        TO|Tonga|Tonga
        TT|Trinidad & Tobago|Trinité-et-Tobago
        TN|Tunisia|Tunisie
        TM|Turkmenistan|Turkménistan
        TR|Türkiye|Turquie
        TV|Tuvalu|Tuvalu
        UA|Ukraine|Ukraine
        UY|Uruguay|Uruguay
        VU|Vanuatu|Vanuatu
        VE|Venezuela|Venezuela
        VN|Vietnam|Viêt Nam
        WF|Wallis & Futuna|Wallis-et-Futuna
        YE|Yemen|Yémen
        ZM|Zambia|Zambie
        ZW|Zimbabwe|Zimbabwe
        """;
}
