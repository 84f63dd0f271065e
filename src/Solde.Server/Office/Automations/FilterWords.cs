using System.Collections.Immutable;
using Solde.Core.Automations;

namespace Solde.Server.Office.Automations;

/// <summary>Which bookings an automation is for, as it follows "for".</summary>
internal static class FilterWords
{
    public static string Of(BookingFilter filter, Voice voice)
    {
        var conditions = string.Join(", ", Conditions(filter, voice));
        return (filter, conditions) switch
        {
            ({ Ota: null, Channels.IsEmpty: true }, "") => voice.Say(new("every booking", "toute réservation")),
            (_, "") => Kind(filter, voice),
            _ => $"{Kind(filter, voice)} {conditions}",
        };
    }

    private static string Kind(BookingFilter filter, Voice voice)
    {
        if (filter is { Ota: null, Channels: ["direct"] })
        {
            return voice.Say(new("direct bookings", "les réservations directes"));
        }

        var kind = voice.Say(filter.Ota switch
        {
            null => new("bookings", "les réservations"),
            true => new("OTA bookings", "les réservations d'agences en ligne"),
            false => new Text("non-OTA bookings", "les réservations hors agences en ligne"),
        });
        var channels = voice.Language.AnyOf([.. filter.Channels.Select(voice.Language.Channel)]);
        return filter.Channels.Length switch
        {
            0 => kind,
            1 => voice.Say(new("{0} from {1}", "{0} du canal {1}"), kind, channels),
            _ => voice.Say(new("{0} from {1}", "{0} des canaux {1}"), kind, channels),
        };
    }

    private static IEnumerable<string> Conditions(BookingFilter filter, Voice voice)
    {
        (ImmutableArray<string> Names, Text Pattern)[] lists =
        [
            (filter.GuaranteePolicies, new("with the guarantee policy {0}", "avec les conditions de garantie {0}")),
            (filter.IncludeCompanies, new("of the company {0}", "de la société {0}")),
            (filter.ExcludeCompanies, new("but not those of the company {0}", "sauf celles de la société {0}")),
            (filter.IncludeAgencies, new("through the agency {0}", "par l'agence {0}")),
            (filter.ExcludeAgencies, new("but not those through the agency {0}", "sauf celles de l'agence {0}")),
            ([.. filter.GuaranteeStates.Select(state => voice.Say(GuaranteeWords.Of(state)))],
                new("in the guarantee state {0} by then", "dans l'état de garantie {0} à ce moment")),
        ];
        foreach (var (names, pattern) in lists.Where(list => !list.Names.IsEmpty))
        {
            yield return voice.Say(pattern, voice.Any(names));
        }

        if (filter.Cards is { } cards)
        {
            yield return voice.Say(Of(cards));
        }
    }

    private static Text Of(CardFilter cards) => cards switch
    {
        CardFilter.None => new("without a card on file by then", "sans carte enregistrée à ce moment"),
        CardFilter.GuestOnly => new("with guest cards only by then", "avec seulement des cartes du client à ce moment"),
        CardFilter.OtaOnly => new("with virtual cards only by then", "avec seulement des cartes virtuelles à ce moment"),
        CardFilter.GuestAndOta => new(
            "with a guest card and a virtual card by then", "avec une carte du client et une carte virtuelle à ce moment"),
    };
}
