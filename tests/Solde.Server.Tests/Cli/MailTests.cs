using System.Diagnostics;
using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Solde.Server.Tests.Mail;

namespace Solde.Server.Tests.Cli;

/// <summary><c>solde mail test</c>, as a process of its own: which certificates are trusted is settled when a process starts.</summary>
public sealed class MailTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task Without_a_server_the_message_is_a_file()
    {
        var result = await Run([], "me@guest.example");
        Assert.Equal((0, ""), (result.Code, result.Error));
        var file = Assert.Single(Directory.GetFiles(folder.Of("data/mail"), "*.eml"));
        Assert.Equal($"left in {file}", result.Output.Trim());
        Assert.Contains("To: me@guest.example", await File.ReadAllTextAsync(file), StringComparison.Ordinal);
    }

    [Fact]
    public async Task By_STARTTLS_and_with_a_sign_in_the_message_arrives()
    {
        var certificate = Certificate();
        await using var server = await SmtpServer.Start("--certificate", certificate, "--sign-in", "solde", "s3cret");
        var result = await Run(Settings(server, "s3cret", certificate), "me@guest.example");
        Assert.Equal((0, "", $"accepted by localhost:{server.Port}"), (result.Code, result.Error, result.Output.Trim()));
        Assert.Equal("Solde: a test — é, ü, €", server.Received().Field("Subject"));
        Assert.All(server.Received().Parts, part => Assert.Contains("é, ü and € look right", part.Text, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_wrong_password_is_told()
    {
        var certificate = Certificate();
        await using var server = await SmtpServer.Start("--certificate", certificate, "--sign-in", "solde", "s3cret");
        var result = await Run(Settings(server, "secret", certificate), "me@guest.example");
        Assert.Equal((1, ""), (result.Code, result.Output));
        Assert.StartsWith($"solde: not accepted by localhost:{server.Port}: 530 5.7.0 Authentication required", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_server_whose_certificate_nobody_vouches_for_gets_nothing()
    {
        await using var server = await SmtpServer.Start("--certificate", Certificate());
        var result = await Run(Settings(server, "", ""), "me@guest.example");
        Assert.Equal((1, ""), (result.Code, result.Output));
        Assert.Contains("certificate", result.Error, StringComparison.Ordinal);
        Assert.Equal("connected", await server.Next());
    }

    [Theory]
    [InlineData("me", "solde: me: the address is not of the form name@domain")]
    [InlineData("me@guest.example", "solde: mail.port: \"x\" is not a whole number between 1 and 65535 (SOLDE_MAIL_PORT)")]
    public async Task What_is_wrong_is_one_line(string address, string problem)
    {
        var result = await Run([("SOLDE_MAIL_HOST", "localhost"), ("SOLDE_MAIL_FROM", "solde@mueller.example"), ("SOLDE_MAIL_PORT", "x")], address);
        Assert.Equal((2, "", problem), (result.Code, result.Output, result.Error.Trim()));
    }

    private static (string, string)[] Settings(SmtpServer server, string password, string trusted) =>
    [
        ("SOLDE_MAIL_HOST", "localhost"), ("SOLDE_MAIL_PORT", $"{server.Port}"), ("SOLDE_MAIL_FROM", "solde@mueller.example"),
        ("SOLDE_MAIL_USER", password.Length > 0 ? "solde" : ""), ("SOLDE_MAIL_PASSWORD", password), ("SSL_CERT_FILE", trusted),
    ];

    /// <summary>A certificate for localhost that vouches for itself, with its key, in a file.</summary>
    private string Certificate()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=localhost", key, HashAlgorithmName.SHA256);
        var names = new SubjectAlternativeNameBuilder();
        names.AddDnsName("localhost");
        names.AddIpAddress(IPAddress.Loopback);
        request.CertificateExtensions.Add(names.Build());
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, false, 0, true));
        using var certificate = request.CreateSelfSigned(DateTimeOffset.UnixEpoch, new DateTimeOffset(2049, 12, 31, 0, 0, 0, TimeSpan.Zero));
        return folder.Write("certificate.pem", certificate.ExportCertificatePem() + "\n" + key.ExportPkcs8PrivateKeyPem() + "\n");
    }

    private async Task<(int Code, string Output, string Error)> Run((string Name, string Value)[] environment, string address)
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "solde.dll"), "mail", "test", address])
        {
            WorkingDirectory = folder.Of("."), UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true,
        };
        foreach (var (name, value) in environment.Where(one => one.Value.Length > 0))
        {
            start.Environment[name] = value;
        }

        using var process = Process.Start(start)!;
        var (output, error) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync();
        return (process.ExitCode, await output, await error);
    }
}
