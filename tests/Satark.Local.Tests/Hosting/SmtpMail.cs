using System.Globalization;
using Satark.Scenarios;
using Satark.Support.Gateways;

namespace Satark.Local.Tests.Hosting;

/// <summary>The embedded edition's mail provider: a mail server.</summary>
internal sealed class SmtpMail : IMailGateway
{
    private readonly SmtpGateway _server = new();

    /// <inheritdoc/>
    public IReadOnlyList<TakenMail> Mails => [.. _server.Mails.Select(m => new TakenMail(m.To, m.Text, m.Raw + m.Text + m.Header("Subject")))];

    /// <inheritdoc/>
    public IReadOnlyDictionary<string, string?> Settings => new Dictionary<string, string?>
    {
        ["Satark:Mail:Host"] = "127.0.0.1",
        ["Satark:Mail:Port"] = _server.Port.ToString(CultureInfo.InvariantCulture),
        ["Satark:Mail:From"] = "desk@police.example",
        ["Satark:Mail:StartTls"] = "false",
    };

    /// <inheritdoc/>
    public bool RefusesRecipients
    {
        set => Answer("RCPT", value ? "550 5.1.1 no such user" : null);
    }

    /// <inheritdoc/>
    public bool IsBusy
    {
        set => Answer("MAIL", value ? "451 4.3.0 later" : null);
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => _server.DisposeAsync();

    private void Answer(string verb, string? instead)
    {
        if (instead is null)
        {
            _server.Instead.Remove(verb, out _);
        }
        else
        {
            _server.Instead[verb] = instead;
        }
    }
}
