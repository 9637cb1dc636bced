using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.Http;
using Satark.Cases;
using Satark.Escalation;
using Satark.Http.Alerts;
using Satark.Http.Desk;
using Satark.Http.Routing;
using Satark.Intake;
using Satark.Partners;
using Satark.Privacy;

namespace Satark.Http.Demo;

/// <summary>A line for a shell.</summary>
public sealed record DemoCommand(string Command);

/// <summary>How fast human clocks run.</summary>
public sealed record DemoScale(double? Scale);

/// <summary>Tells open pages how fast human clocks run now.</summary>
public interface IDemoPages
{
    /// <summary>Tells them.</summary>
    Task ShowScaleAsync(double scale, CancellationToken cancellationToken);
}

/// <summary>What exists in demo folders only: outside of them the route table does not hold these.</summary>
public sealed class DemoEndpoints(
    IOutboxReader outbox, PartnerBook partners, SubmitAlert submit, ReadStatus status, CaseBook book, Pace pace, IDemoPages pages, HttpOptions options, TimeProvider clock)
{
    /// <summary>The invented partner's id.</summary>
    public const string PartnerId = "sample";

    private int _sent;

    /// <summary>Every message of the folder, oldest first.</summary>
    public async Task<IResult> OutboxAsync(HttpContext context, CancellationToken cancellationToken) =>
        Answers.Json(await outbox.ListAsync(cancellationToken).ConfigureAwait(false), HttpJson.Default.IReadOnlyListOutboxView);

    /// <summary>Sends one invented alert, signed, through the real intake.</summary>
    public async Task<IResult> AlertAsync(HttpContext context, CancellationToken cancellationToken)
    {
        if (await KeyAsync(cancellationToken).ConfigureAwait(false) is not var (partner, key))
        {
            return Problem.Of(new Refusal(RefusalKind.NotFound, "The demo partner is gone. Start with a fresh demo folder."));
        }

        var now = clock.GetUtcNow();
        var body = DemoAlerts.Body("demo-" + Ids.Random(), Interlocked.Increment(ref _sent) - 1, now);
        var header = SignatureHeader.Parse(SignatureHeader.Sign(key.KeyId, now, partners.Open(key), body))!;
        var alert = new SignedAlert(partner, key, body, Convert.ToHexStringLower(header.Macs[0]), header.SignedAt, true);
        return Answers.From(await submit.HandleAsync(alert, cancellationToken).ConfigureAwait(false), receipt => AlertEndpoints.Accepted(context.Request, receipt, options));
    }

    /// <summary>The same as a line to paste into a shell.</summary>
    public async Task<IResult> CurlAsync(HttpContext context, CancellationToken cancellationToken) =>
        await KeyAsync(cancellationToken).ConfigureAwait(false) is var (_, key)
            ? Answers.Json(new DemoCommand(DemoAlerts.Curl(Addresses.Of(context.Request, options, "/api/v1/alerts"), key.KeyId, Encoding.UTF8.GetString(partners.Open(key)))), HttpJson.Default.DemoCommand)
            : Problem.Of(new Refusal(RefusalKind.NotFound, "The demo partner is gone. Start with a fresh demo folder."));

    /// <summary>Sets how fast human clocks run.</summary>
    public async Task<IResult> ScaleAsync(HttpContext context, CancellationToken cancellationToken)
    {
        if (!context.Call().TryRead(HttpJson.Default.DemoScale, out var request, out var refused))
        {
            return refused;
        }

        if (request.Scale is not (>= Pace.Least and <= Pace.Most))
        {
            return Problem.Of(new Refusal(RefusalKind.Invalid, "Correct the named field.", new Dictionary<string, string[]>
            {
                ["scale"] = [string.Create(CultureInfo.InvariantCulture, $"A number from {Pace.Least} to {Pace.Most}.")],
            }));
        }

        pace.Scale = request.Scale.Value;
        await pages.ShowScaleAsync(pace.Scale, cancellationToken).ConfigureAwait(false);
        return Answers.Nothing();
    }

    /// <summary>What the partner of a case would be told.</summary>
    public async Task<IResult> PartnerAsync(HttpContext context, CancellationToken cancellationToken)
    {
        var id = context.Call().Value("id");
        var partnerId = (await book.FindAsync(id, cancellationToken).ConfigureAwait(false))?.Value.PartnerId;
        return partnerId is null
            ? Problem.Of(new Refusal(RefusalKind.NotFound, "No partner reported this case."))
            : Answers.From(await status.HandleAsync(partnerId, id, cancellationToken).ConfigureAwait(false), found => Answers.Json(found, HttpJson.Default.AlertStatus));
    }

    private async Task<(Partner Partner, PartnerKey Key)?> KeyAsync(CancellationToken cancellationToken)
    {
        var partner = (await partners.ListAsync(cancellationToken).ConfigureAwait(false)).FirstOrDefault(p => p.Id == PartnerId);
        return partner is null ? null : (partner, partner.Keys[^1]);
    }
}
