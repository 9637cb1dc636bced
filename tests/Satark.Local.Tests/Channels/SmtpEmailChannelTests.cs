using Microsoft.Extensions.Logging.Abstractions;
using Satark.Cases;
using Satark.Local.Channels;
using Satark.Notifications;
using Satark.Support;
using Satark.Support.Gateways;

namespace Satark.Local.Tests.Channels;

public sealed class SmtpEmailChannelTests : IDisposable
{
    private readonly FakeClock _clock = new(Sample.Noon);
    private readonly SmtpGateway _gateway = new();

    public void Dispose() => _gateway.DisposeAsync().AsTask().GetAwaiter().GetResult();

    [Fact]
    public async Task A_mail_arrives_as_it_was_written_in_both_languages()
    {
        var message = Sample.Mail("officer@police.example");

        Assert.Equal(new DeliveryResult.Sent(), await Channel().SendAsync(message, CancellationToken.None));

        var mail = Assert.Single(_gateway.Mails);
        Assert.Equal(("desk@police.example", "officer@police.example"), (mail.From, mail.To));
        Assert.Equal(message.Subject, mail.Header("Subject"));
        Assert.Equal(message.Text.ReplaceLineEndings("\n").TrimEnd(), mail.Text.ReplaceLineEndings("\n").TrimEnd());
        Assert.Contains("Satark desk", mail.Header("From"), StringComparison.Ordinal);
        Assert.Equal("auto-generated", mail.Header("Auto-Submitted"));
    }

    [Fact]
    public async Task The_same_delivery_again_has_the_same_message_id_and_another_one_has_not()
    {
        await Channel().SendAsync(Sample.Mail("officer@police.example"), CancellationToken.None);
        await Channel().SendAsync(Sample.Mail("officer@police.example"), CancellationToken.None);
        await Channel().SendAsync(Sample.Mail("officer@police.example", deliveryId: "c1.2.operator.email"), CancellationToken.None);

        var ids = _gateway.Mails.Select(m => m.Header("Message-ID")).ToList();
        Assert.Equal(ids[0], ids[1]);
        Assert.NotEqual(ids[0], ids[2]);
        Assert.Matches("^<[a-z2-7]{16}@police.example>$", ids[0]);
    }

    [Fact]
    public async Task An_exercise_begins_with_EXERCISE_in_subject_and_text()
    {
        await Channel().SendAsync(Sample.Mail("officer@police.example", CaseMode.Exercise), CancellationToken.None);

        var mail = Assert.Single(_gateway.Mails);
        Assert.StartsWith("EXERCISE", mail.Header("Subject"), StringComparison.Ordinal);
        Assert.StartsWith("EXERCISE", mail.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("MAIL", "451 4.3.0 later", "retry")]
    [InlineData("MAIL", "454 4.7.0 temporary authentication failure", "retry")]
    [InlineData("RCPT", "450 4.2.1 mailbox busy", "retry")]
    [InlineData("RCPT", "452 4.2.2 mailbox full", "retry")]
    [InlineData("RCPT", "550 5.1.1 no such user", "failed")]
    [InlineData("RCPT", "553 5.1.3 bad address", "failed")]
    [InlineData("DATA", "554 5.7.1 refused", "failed")]
    [InlineData("END", "452 4.3.1 no room", "retry")]
    [InlineData("END", "554 5.6.0 refused", "failed")]
    [InlineData("MAIL", "530 5.7.0 must issue STARTTLS first", "failed")]
    [InlineData("EHLO", "421 4.3.2 closing", "retry")]
    public async Task Four_hundred_means_later_and_five_hundred_never(string verb, string answer, string expected)
    {
        _gateway.Instead[verb] = answer;
        if (verb == "EHLO")
        {
            _gateway.Instead["HELO"] = answer;
        }

        var result = await Channel().SendAsync(Sample.Mail("officer@police.example"), CancellationToken.None);

        Assert.IsType(expected == "retry" ? typeof(DeliveryResult.Retry) : typeof(DeliveryResult.Failed), result);
        Assert.DoesNotContain("officer", result.ToString(), StringComparison.Ordinal);
        Assert.Empty(_gateway.Mails);
    }

    [Fact]
    public async Task A_server_that_offers_no_STARTTLS_gets_no_mail_where_it_is_demanded()
    {
        var result = await Channel(startTls: true).SendAsync(Sample.Mail("officer@police.example"), CancellationToken.None);

        Assert.IsNotType<DeliveryResult.Sent>(result);
        Assert.Empty(_gateway.Mails);
    }

    [Fact]
    public async Task Nobody_listening_means_later()
    {
        var closed = new SmtpGateway();
        await closed.DisposeAsync();

        var channel = new SmtpEmailChannel(new MailOptions { Host = "127.0.0.1", Port = closed.Port, From = "desk@police.example", StartTls = false }, _clock, NullLogger<SmtpEmailChannel>.Instance);
        Assert.IsType<DeliveryResult.Retry>(await channel.SendAsync(Sample.Mail("officer@police.example"), CancellationToken.None));
    }

    [Fact]
    public async Task A_silent_server_is_awaited_for_ten_seconds_and_no_longer()
    {
        _gateway.Silent = true;
        var sending = Channel().SendAsync(Sample.Mail("officer@police.example"), CancellationToken.None);
        _clock.Advance(TimeSpan.FromSeconds(9));
        Assert.False(sending.IsCompleted);

        _clock.Advance(TimeSpan.FromSeconds(1));

        Assert.IsType<DeliveryResult.Retry>(await sending.WaitAsync(TimeSpan.FromSeconds(10)));
    }

    [Fact]
    public async Task A_caller_who_stops_waiting_gets_no_answer_at_all()
    {
        _gateway.Silent = true;
        using var stop = new CancellationTokenSource();
        var sending = Channel().SendAsync(Sample.Mail("officer@police.example"), stop.Token);
        await stop.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => sending.WaitAsync(TimeSpan.FromSeconds(10)));
    }

    [Theory]
    [InlineData("officer@police.example\r\nBcc: other@police.example")]
    [InlineData("a@police.example,b@police.example")]
    [InlineData("officer")]
    public async Task A_wrong_address_never_reaches_the_server(string to)
    {
        Assert.IsType<DeliveryResult.Failed>(await Channel().SendAsync(Sample.Mail(to), CancellationToken.None));
        Assert.Empty(_gateway.Mails);
    }

    private SmtpEmailChannel Channel(bool startTls = false) =>
        new(new MailOptions { Host = "127.0.0.1", Port = _gateway.Port, From = "desk@police.example", StartTls = startTls }, _clock, NullLogger<SmtpEmailChannel>.Instance);
}
