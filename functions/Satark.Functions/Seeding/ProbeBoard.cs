using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Satark.Board;
using Satark.Partners;

namespace Satark.Functions.Seeding;

/// <summary>
/// Sends one signed alert as a partner made for it, over the ordinary HTTP API, and waits until its case is on the board: that row
/// is written after the push to open pages, so it proves queue, trigger and push as well.
/// </summary>
public sealed class ProbeBoard(PartnerBook partners, BoardIndex board, TimeProvider clock)
{
    /// <summary>The partner that probes.</summary>
    public const string Partner = "deploy-check";

    private static readonly TimeSpan LongestWait = TimeSpan.FromMinutes(3);
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    /// <summary>Probes the installation behind <paramref name="http"/>.</summary>
    /// <param name="http">Its base address is the installation's.</param>
    /// <param name="mode"><c>test</c> stays inside, <c>exercise</c> reaches people.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    /// <returns>How long it took, or what went wrong.</returns>
    public async Task<Outcome<Probed>> HandleAsync(HttpClient http, string mode, CancellationToken cancellationToken)
    {
        var made = await KeyAsync(cancellationToken).ConfigureAwait(false);
        if (!made.IsOk)
        {
            return made.Refusal!;
        }

        var begun = clock.GetTimestamp();
        var body = Alert(mode);
        var (status, answer) = await SendAsync(http, made.Value, body, begun, cancellationToken).ConfigureAwait(false);
        if (status != 202)
        {
            return new Refusal(RefusalKind.NotNow, status == 0 ? $"The app was not reached: {answer}" : $"The app answered {status}: {answer}");
        }

        var taken = clock.GetElapsedTime(begun);
        using var json = JsonDocument.Parse(answer);
        var caseId = json.RootElement.GetProperty("caseId").GetString()!;
        while (clock.GetElapsedTime(begun) < LongestWait)
        {
            if ((await board.ListAsync(cancellationToken).ConfigureAwait(false)).Any(row => row.Id == caseId))
            {
                return new Probed(caseId, json.RootElement.GetProperty("code").GetString()!, taken, clock.GetElapsedTime(begun));
            }

            await Task.Delay(Pause, clock, cancellationToken).ConfigureAwait(false);
        }

        return new Refusal(RefusalKind.NotFound, $"The alert was taken as {caseId}, but after {LongestWait.TotalMinutes:0} minutes it is not on the board: the queues' functions do not run.");
    }

    // A key for this once: the one before it ends now, and nobody has to keep either.
    private async Task<Outcome<NewKey>> KeyAsync(CancellationToken cancellationToken)
    {
        var added = await partners.AddAsync(Partner, "Check after deployment", [Scopes.Write, Scopes.Read, Scopes.Test], cancellationToken).ConfigureAwait(false);
        return added.Refusal?.Kind == RefusalKind.Conflict ? await partners.RotateAsync(Partner, TimeSpan.Zero, cancellationToken).ConfigureAwait(false) : added;
    }

    private byte[] Alert(string mode) => Encoding.UTF8.GetBytes($$"""
        {"id":"deploy-{{clock.GetUtcNow():yyyyMMddHHmmssfff}}","type":"other","severity":"low","status":"{{mode}}","action":"raise","platform":"Satark","text":"Check after deployment. Nobody is in danger."}
        """);

    // A fresh deployment answers 404, 502 or 503 until it runs. The same signed request may be repeated: it is answered once.
    private async Task<(int Status, string Answer)> SendAsync(HttpClient http, NewKey key, byte[] body, long begun, CancellationToken cancellationToken)
    {
        var signature = SignatureHeader.Sign(key.KeyId, clock.GetUtcNow(), Encoding.UTF8.GetBytes(key.Key), body);
        while (true)
        {
            var last = (Status: 0, Answer: "");
            try
            {
                using var request = new HttpRequestMessage(HttpMethod.Post, "/api/v1/alerts") { Content = new ByteArrayContent(body) };
                request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
                request.Headers.TryAddWithoutValidation(SignatureHeader.Name, signature);
                using var response = await http.SendAsync(request, cancellationToken).ConfigureAwait(false);
                last = ((int)response.StatusCode, await response.Content.ReadAsStringAsync(cancellationToken).ConfigureAwait(false));
                if (last.Status is not (404 or 429 or >= 500))
                {
                    return last;
                }
            }
            catch (HttpRequestException trouble)
            {
                last = (0, trouble.Message);
            }
            catch (TaskCanceledException) when (!cancellationToken.IsCancellationRequested)
            {
                last = (0, "no answer in time");
            }

            if (clock.GetElapsedTime(begun) > LongestWait)
            {
                return last;
            }

            await Task.Delay(Pause, clock, cancellationToken).ConfigureAwait(false);
        }
    }
}

/// <summary>A probe that came through.</summary>
/// <param name="CaseId">Its case.</param>
/// <param name="Code">The case's speakable code.</param>
/// <param name="Taken">Until the app had answered 202.</param>
/// <param name="Shown">Until it was on the board.</param>
public sealed record Probed(string CaseId, string Code, TimeSpan Taken, TimeSpan Shown);
