using Solde.Core;
using Solde.Server.Office.Shared;
using Solde.Server.Office.SignIn;

namespace Solde.Server.Tests.Office;

/// <summary>What people enter into forms.</summary>
public sealed class EnteredTests
{
    [Theory]
    [InlineData("120", "EUR", 120_00)]
    [InlineData("120,5", "EUR", 120_50)]
    [InlineData("1 234,50 €", "EUR", 1_234_50)]
    [InlineData("1,234.50", "EUR", 1_234_50)]
    [InlineData("1.234.567,89", "EUR", 1_234_567_89)]
    [InlineData("1’234.50", "EUR", 1_234_50)]
    [InlineData("−12.5", "EUR", -12_50)]
    [InlineData("1200", "JPY", 1_200)]
    [InlineData("1.234", "TND", 1_234)]
    [InlineData("1,234", "EUR", null)] // A thousand, or one and a quarter?
    [InlineData("12,3.4", "EUR", null)]
    [InlineData("1,23,456.00", "EUR", null)]
    [InlineData("12.345", "EUR", null)]
    [InlineData("1e3", "EUR", null)]
    [InlineData("twelve", "EUR", null)]
    [InlineData("", "EUR", null)]
    public void An_amount_is_read_as_people_write_it(string text, string currency, int? minor) =>
        Assert.Equal((long?)minor, EnteredMoney.Read(text, Currency.Parse(currency))?.Minor);

    [Theory]
    [InlineData("qwerty123456", true)]
    [InlineData("Password2026!!", true)]
    [InlineData("!!!sunshine!!!", true)]
    [InlineData("dragondragon", true)]
    [InlineData("my name is anne", true)]
    [InlineData("three pines by the lake", false)]
    public void A_password_that_is_tried_first_is_refused(string password, bool refused) =>
        Assert.Equal(refused, KnownPasswords.IsKnown(password, "anne@lespins.example"));
}
