using Satark.Scenarios;
using Satark.Support.Gateways;

namespace Satark.Functions.Tests.Hosting;

/// <summary>The Azure edition's mail provider: SendGrid.</summary>
internal sealed class SendGridMails : IMailGateway
{
    private readonly SendGridGateway _gateway = new();

    /// <inheritdoc/>
    public IReadOnlyList<TakenMail> Mails => [.. _gateway.Mails.Select(m => new TakenMail(m.To, m.Text, m.Json.GetRawText() + m.Text + m.Subject))];

    /// <inheritdoc/>
    public IReadOnlyDictionary<string, string?> Settings => new Dictionary<string, string?>
    {
        ["Satark:SendGrid:ApiKey"] = SendGridGateway.ApiKey,
        ["Satark:SendGrid:From"] = "desk@police.example",
        ["Satark:SendGrid:EventKey"] = _gateway.PublicKey,
        ["Satark:SendGrid:ApiUrl"] = _gateway.Url.AbsoluteUri,
    };

    /// <inheritdoc/>
    public bool RefusesRecipients
    {
        set => _gateway.Instead = value ? new GatewayAnswer(400, """{"errors":[{"message":"Does not contain a valid address.","field":"personalizations.0.to.0.email"}]}""") : null;
    }

    /// <inheritdoc/>
    public bool IsBusy
    {
        set => _gateway.Instead = value ? new GatewayAnswer(503) : null;
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => _gateway.DisposeAsync();
}
