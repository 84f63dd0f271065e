using System.Text.Json;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using NodaTime;
using Solde.Server.Serve;

namespace Solde.Server.Tests.Serve;

/// <summary>Nothing that opens something, and no card number, is ever logged.</summary>
public sealed class LogTests
{
    private const string Key = "solde_live_0123456789ab_0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef";

    [Theory] // what would be written, what is
    [InlineData("card 4242424242424242 declined", "card [card number] declined")]
    [InlineData("4242 4242 4242 4242", "[card number]")]
    [InlineData("\"number\":\"4242-4242-4242-4242\"", "\"number\":\"[card number]\"")]
    [InlineData("x378282246310005x", "x[card number]x")]
    [InlineData("4222222222222", "[card number]")] // 13 digits
    [InlineData("6304000000000000011", "6304000000000000011")] // 19 digits that fail Luhn
    [InlineData("6304000000000000018", "[card number]")] // and that pass
    [InlineData("4242424242424241", "4242424242424241")] // fails Luhn
    [InlineData("B1 4242 4242 4242 4242 12 34", "B1 [card number] 12 34")]
    [InlineData("booking 20260601080042 of 2026", "booking 20260601080042 of 2026")]
    [InlineData("12 bookings, € 700.00, B-2026-0042", "12 bookings, € 700.00, B-2026-0042")]
    [InlineData("key " + Key, "key solde_live_0123456789ab_[secret]")]
    [InlineData("Authorization: Bearer abc.def", "Authorization: Bearer [secret]")]
    [InlineData("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw", "whsec_[secret]")]
    [InlineData("token tok_17 of ch_12", "token tok_[secret] of ch_12")]
    [InlineData("http://localhost:5080/pay/Zm9vYmFyYmF6cXV4Zm9vYmFy", "http://localhost:5080/pay/[secret]")]
    [InlineData("Host=db;Password=s3cret;Username=solde", "Host=db;Password=[secret];Username=solde")]
    public void Card_numbers_and_secrets_are_taken_out(string text, string written) => Assert.Equal(written, Redaction.Clean(text));

    [Fact]
    public void A_line_is_one_JSON_object_clean_in_every_part()
    {
        var output = new StringWriter();
        var state = new Dictionary<string, object?> { ["Booking"] = "B1 4242424242424242", ["{OriginalFormat}"] = "{Booking} failed" };
        new LogLines(() => Instant.FromUtc(2026, 6, 1, 8, 0)).Write(
            new LogEntry<Dictionary<string, object?>>(
                LogLevel.Error, "Solde", default, state, new InvalidOperationException($"no card 4242424242424242\nfor {Key}"),
                (_, _) => "B1 4242424242424242 failed"),
            null, output);
        var line = Assert.Single(output.ToString().TrimEnd('\n').Split('\n'));
        var json = JsonDocument.Parse(line).RootElement;
        Assert.Equal(
            ("2026-06-01T08:00:00Z", "error", "B1 [card number] failed", "B1 [card number]"),
            (json.GetProperty("at").GetString(), json.GetProperty("level").GetString(), json.GetProperty("message").GetString(), json.GetProperty("booking").GetString()));
        Assert.Equal(
            "System.InvalidOperationException: no card [card number]\nfor solde_live_0123456789ab_[secret]", json.GetProperty("error").GetString());
    }
}
