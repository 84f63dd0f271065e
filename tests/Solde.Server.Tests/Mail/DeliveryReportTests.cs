using Solde.App.Messages;
using Solde.Server.Mail;

namespace Solde.Server.Tests.Mail;

/// <summary>Reports as mail servers send them (RFC 3464).</summary>
public sealed class DeliveryReportTests
{
    private static readonly Guid Id = new("0198a6c0-0000-7000-8000-000000000001");

    /// <summary>As Postfix writes it.</summary>
    private const string Bounced = """
        Return-Path: <>
        Date: Tue, 30 Jun 2026 09:00:02 +0200 (CEST)
        From: MAILER-DAEMON@mail.lespins.example (Mail Delivery System)
        Subject: Undelivered Mail Returned to Sender
        To: solde@lespins.example
        Auto-Submitted: auto-replied
        MIME-Version: 1.0
        Content-Type: multipart/report; report-type=delivery-status;
        	boundary="4F1E22A0C3.1782802802/mail.lespins.example"
        Message-Id: <20260630070002.7B1C92A0C4@mail.lespins.example>

        This is a MIME-encapsulated message.

        --4F1E22A0C3.1782802802/mail.lespins.example
        Content-Description: Notification
        Content-Type: text/plain; charset=us-ascii

        I'm sorry to have to inform you that your message could not
        be delivered to one or more recipients. It's attached below.

        --4F1E22A0C3.1782802802/mail.lespins.example
        Content-Description: Delivery report
        Content-Type: message/delivery-status

        Reporting-MTA: dns; mail.lespins.example
        X-Postfix-Queue-ID: 4F1E22A0C3
        Arrival-Date: Tue, 30 Jun 2026 09:00:01 +0200 (CEST)

        Final-Recipient: rfc822; anna@guest.example
        Original-Recipient: rfc822;anna@guest.example
        Action: failed
        Status: 5.1.1
        Remote-MTA: dns; mx.guest.example
        Diagnostic-Code: smtp; 550 5.1.1 <anna@guest.example>: Recipient address
            rejected: User unknown

        --4F1E22A0C3.1782802802/mail.lespins.example
        Content-Description: Undelivered Message
        Content-Type: message/rfc822

        Return-Path: <solde@lespins.example>
        From: Les Pins <solde@lespins.example>
        To: anna@guest.example
        Subject: =?utf-8?B?U29sZGU=?=
        Message-ID: <0198a6c0-0000-7000-8000-000000000001@lespins.example>

        Bonjour
        --4F1E22A0C3.1782802802/mail.lespins.example--
        """;

    /// <summary>As servers write it that return the headers only.</summary>
    private const string Short = """
        MIME-Version: 1.0
        Content-Type: multipart/report; boundary=xyz; report-type="delivery-status"

        --xyz
        Content-Type: text/plain

        See below.
        --xyz
        Content-Type: message/delivery-status

        Reporting-MTA: dns;mx.guest.example

        Final-Recipient: rfc822;anna@guest.example
        Action: ACTION
        Status: STATUS

        --xyz
        Content-Type: text/rfc822-headers

        Message-ID:
         <0198a6c0-0000-7000-8000-000000000001@lespins.example>
        --xyz--
        """;

    [Theory]
    [InlineData("\n")]
    [InlineData("\r\n")]
    public void A_bounce_says_which_message_and_why(string lineEnd) => Assert.Equal(
        new DeliveryReport(Id, DeliveryOutcome.Bounced, "550 5.1.1 <anna@guest.example>: Recipient address rejected: User unknown"),
        DeliveryReports.Read(Bounced.ReplaceLineEndings(lineEnd)));

    [Theory]
    [InlineData("delivered", "2.0.0", DeliveryOutcome.Delivered)]
    [InlineData("Failed", "5.2.2", DeliveryOutcome.Bounced)]
    [InlineData("delayed", "4.4.7", DeliveryOutcome.Underway)]
    [InlineData("relayed", "2.1.9", DeliveryOutcome.Underway)]
    [InlineData("expanded", "2.1.5", DeliveryOutcome.Underway)]
    public void The_action_says_what_became_of_it(string action, string status, object outcome) => Assert.Equal(
        new DeliveryReport(Id, (DeliveryOutcome)outcome, status),
        DeliveryReports.Read(Short.Replace("ACTION", action).Replace("STATUS", status)));

    [Fact]
    public void One_mailbox_of_several_that_refuses_is_a_bounce()
    {
        var report = DeliveryReports.Read(Short.Replace("ACTION", "delivered").Replace(
            "STATUS", "2.0.0\n\nFinal-Recipient: rfc822;ben@guest.example\nAction: failed\nStatus: 5.2.2\nDiagnostic-Code: x-unix; mailbox full"));
        Assert.Equal(new DeliveryReport(Id, DeliveryOutcome.Bounced, "5.2.2 mailbox full"), report);
    }

    [Theory]
    [InlineData("", "not a delivery report: it has no part of the type message/delivery-status")]
    [InlineData("Subject: Hello\n\nHow are you?", "not a delivery report: it has no part of the type message/delivery-status")]
    [InlineData("Content-Type: multipart/report; boundary\n\n--x", "not a delivery report: it has no part of the type message/delivery-status")]
    public void A_mail_that_is_no_report_is_said_to_be_none(string mail, string problem) =>
        Assert.Equal(problem, Assert.Throws<FormatException>(() => DeliveryReports.Read(mail)).Message);

    [Theory]
    [InlineData("Action: ACTION\n", "", "the delivery report names no recipient")]
    [InlineData("text/rfc822-headers", "text/plain", "the delivery report does not carry the headers of the message it is about")]
    [InlineData("Message-ID:\n", "Subject:\n", "the message it is about has no Message-ID")]
    [InlineData("0198a6c0-0000-7000-8000-000000000001", "20260630.7B1C92", "the message it is about is not one of Solde's: <20260630.7B1C92@lespins.example>")]
    public void A_report_about_nothing_of_ours_is_said_to_be_so(string part, string instead, string problem) =>
        Assert.Equal(problem, Assert.Throws<FormatException>(() => DeliveryReports.Read(Short.Replace(part, instead))).Message);
}
