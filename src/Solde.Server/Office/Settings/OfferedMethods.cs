using System.Collections.Immutable;
using Solde.Core.Properties;
using Solde.Server.Office.Shared;

namespace Solde.Server.Office.Settings;

/// <summary>The methods that guests may choose, as boxes to tick.</summary>
internal static class OfferedMethods
{
    /// <summary>Those there are: cash, terminal and gift vouchers are taken at the desk.</summary>
    public static ImmutableArray<PaymentMethod> All { get; } =
    [
        PaymentMethod.Card, PaymentMethod.BankTransfer, PaymentMethod.Cheque, PaymentMethod.HolidayVoucher, PaymentMethod.OnSite, PaymentMethod.MailOrderCard,
    ];

    /// <summary>The box of a method.</summary>
    public static string Field(string group, PaymentMethod method) => $"{group}-{method}";

    /// <summary>Ticks boxes.</summary>
    public static void Tick(Entered entered, string group, ImmutableArray<PaymentMethod> methods)
    {
        foreach (var method in All)
        {
            entered.Tick(Field(group, method), methods.Contains(method));
        }
    }

    /// <summary>The methods whose boxes are ticked.</summary>
    public static ImmutableArray<PaymentMethod> In(Entered entered, string group) => [.. All.Where(method => entered.Is(Field(group, method)))];

    /// <summary>What is offered once only these methods are ticked: what was said of one that stays is kept.</summary>
    public static ImmutableArray<OfferedMethod> Kept(ImmutableArray<OfferedMethod> known, ImmutableArray<PaymentMethod> ticked) =>
    [
        .. known.Where(each => ticked.Contains(each.Method) || !All.Contains(each.Method)),
        .. ticked.Except(known.Select(each => each.Method)).Select(method => new OfferedMethod(method)),
    ];
}
