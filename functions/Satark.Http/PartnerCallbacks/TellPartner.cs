using System.Globalization;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.Extensions.Logging;
using Satark.Cases;
using Satark.Http.Channels;
using Satark.Intake;
using Satark.Messaging;
using Satark.Notifications;
using Satark.Partners;
using Satark.Storage;

namespace Satark.Http.PartnerCallbacks;

/// <summary>What a partner's system is told.</summary>
/// <param name="Sequence">Grows with each state of one alert: a call with a lower one is older news.</param>
/// <param name="Status">What <c>statusUrl</c> answers.</param>
public sealed record StatusCallback(int Sequence, AlertStatus Status);

/// <summary>
/// Handles <see cref="Errands.TellPartner"/>: posts the newest state of an alert, signed, to the address that the partner's record names. What is not taken
/// is tried again (<see cref="CallbackDelays"/>); whichever attempt comes first tells the newest, and the others find that nothing is left to tell.
/// </summary>
/// <param name="store">Keeps how far the partner was told.</param>
/// <param name="book">Reads cases.</param>
/// <param name="status">What a partner may know.</param>
/// <param name="partners">Addresses and keys.</param>
/// <param name="client">Made by <see cref="ChannelClients.ForAgencies"/>: addresses are looked at after resolution, nothing is followed.</param>
/// <param name="options">Whether this machine may be called: tests only.</param>
/// <param name="clock">Signs the time and measures the limit.</param>
/// <param name="logger">Where attempts are logged.</param>
public sealed partial class TellPartner(
    IStore store, CaseBook book, ReadStatus status, PartnerBook partners, HttpClient client, WebhookOptions options, TimeProvider clock, ILogger<TellPartner> logger)
{
    /// <summary>Makes one attempt; a repeat of the message makes none.</summary>
    public async Task HandleAsync(Message message, CancellationToken cancellationToken)
    {
        var errand = Errand.Of(message);
        if (await book.FindAsync(errand.Subject, cancellationToken).ConfigureAwait(false) is not { Value: { PartnerId: { } partnerId } own }
            || await partners.FindAsync(partnerId, cancellationToken).ConfigureAwait(false) is not { CallbackUrl: { } url } partner
            || partner.Keys.LastOrDefault(k => k.IsLive(book.Now)) is not { } key
            || await status.FindAsync(partnerId, own.Id, cancellationToken).ConfigureAwait(false) is not { } told)
        {
            return;
        }

        var id = CaseId.Parse(own.Id);
        var row = CallbackState.Row(id.Row);
        var attempt = string.Create(CultureInfo.InvariantCulture, $"{errand.Part}.{errand.N}.{errand.Step}");
        var mark = Convert.ToHexStringLower(SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(told.Status, HttpJson.Default.AlertStatus))[..16]);
        var before = (await store.FindAsync(id.Partition, row, SatarkJson.Default.CallbackState, cancellationToken).ConfigureAwait(false))?.Value;
        if (before?.Mark == mark || before?.Last == attempt)
        {
            // Where what had failed is no more what there is to tell, nothing is left to try.
            await (before is { Attempts: > 0 } && before.Mark == mark ? SettleAsync(id.Partition, row, mark, cancellationToken) : Task.CompletedTask).ConfigureAwait(false);
            return;
        }

        var result = await SendAsync(url, key, own.Id, new StatusCallback(told.Sequence, told.Status), cancellationToken).ConfigureAwait(false);
        Log.Told(logger, own.Id, told.Sequence, errand.Step, result.GetType().Name);
        var now = book.Now;
        var delay = result is DeliveryResult.Sent ? null : CallbackDelays.After(errand.Step, (result as DeliveryResult.Retry)?.After);
        await store.ChangeAsync<bool>(
            async token =>
            {
                var loaded = await store.FindAsync(id.Partition, row, SatarkJson.Default.CallbackState, token).ConfigureAwait(false);
                var state = loaded?.Value ?? new CallbackState();
                if (state.Last == attempt || state.Sequence >= told.Sequence)
                {
                    return (null, false);
                }

                state = result is DeliveryResult.Sent
                    ? new CallbackState { Sequence = told.Sequence, Mark = mark, ToldAt = now, Last = attempt }
                    : state with { Attempts = state.Attempts + 1, Fault = Reason(result), NextAt = now + delay, Last = attempt };
                var change = new Change(id.Partition).Put(row, loaded, state, SatarkJson.Default.CallbackState);
                return (delay is { } wait ? change.Send((errand with { Step = errand.Step + 1 }).As(Errands.TellPartner, Lane.Ordinary, now + wait)) : change, true);
            },
            cancellationToken).ConfigureAwait(false);
    }

    private Task<bool> SettleAsync(string partition, string row, string mark, CancellationToken cancellationToken) => store.ChangeAsync<bool>(
        async token => await store.FindAsync(partition, row, SatarkJson.Default.CallbackState, token).ConfigureAwait(false) is { } loaded && loaded.Value.Mark == mark
            ? (new Change(partition).Replace(row, loaded.Version, loaded.Value with { Attempts = 0, Fault = null, NextAt = null }, SatarkJson.Default.CallbackState), true)
            : (null, false),
        cancellationToken);

    private static string Reason(DeliveryResult result) => result switch
    {
        DeliveryResult.Retry retry => retry.Reason,
        DeliveryResult.Failed failed => failed.Reason,
        _ => throw new InvalidOperationException("Only what was not taken has a reason."),
    };

    private async Task<DeliveryResult> SendAsync(string url, PartnerKey key, string caseId, StatusCallback callback, CancellationToken cancellationToken)
    {
        // The settings may have changed since the address was set.
        if (CallbackAddress.Fault(url, options.AllowLoopback) is { } fault)
        {
            return new DeliveryResult.Failed(fault);
        }

        var body = JsonSerializer.SerializeToUtf8Bytes(callback, HttpJson.Default.StatusCallback);
        using var request = new HttpRequestMessage(HttpMethod.Post, url) { Content = new ByteArrayContent(body) };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        request.Headers.Add(SignatureHeader.Name, SignatureHeader.Sign(key.KeyId, clock.GetUtcNow(), partners.Open(key), body));
        request.Headers.Add("Idempotency-Key", string.Create(CultureInfo.InvariantCulture, $"{caseId}.{callback.Sequence}"));
        return await SingleRequest.SendAsync(client, request, clock, static (result, _) => result, cancellationToken).ConfigureAwait(false);
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Information, "Case {CaseId}: the partner's system was told state {Sequence}, attempt {Attempt}: {Result}.")]
        public static partial void Told(ILogger logger, string caseId, int sequence, int attempt, string result);
    }
}
