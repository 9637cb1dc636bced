using System.Buffers.Text;
using System.Globalization;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Satark.Http.Tips;
using Satark.Messaging;
using Satark.Partners;
using Satark.Storage;
using Satark.Tips.Line;

namespace Satark.Relay.Line;

/// <summary>The desk in another process: its routes <c>/api/v1/relay/…</c>, signed as partners sign, with a key of scope <c>relay</c>.</summary>
/// <remarks>
/// Only what the desk itself says of a word is a refusal. Whatever may be different tomorrow (no connection, a key that has
/// ended, a wrong address) throws, so that the word waits instead of being lost.
/// </remarks>
/// <param name="client">Without redirects and cookies (<c>ChannelClients.ForProvider</c>).</param>
/// <param name="options">Where the desk is, without faults.</param>
/// <param name="clock">Signs and measures the limits.</param>
public sealed class HttpTipDesk(HttpClient client, DeskLineOptions options, TimeProvider clock) : ITipDesk
{
    private const string Words = "api/v1/relay/words";
    private const string Json = "application/json";

    // What the gate says where it knows no such route: the address is wrong, or the desk older than we are.
    private const string NoSuchAddress = "There is no such address.";

    // A desk's answer holds at most 100 words; nobody gets to fill our memory.
    private const int MostOfAnswer = 4 * 1024 * 1024;
    private static readonly TimeSpan ForWords = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan ForMedia = TimeSpan.FromMinutes(2);

    private readonly Uri _desk = new(options.Url!.TrimEnd('/') + "/");
    private readonly byte[] _key = Encoding.UTF8.GetBytes(options.Key!);

    /// <inheritdoc />
    public async Task<Refusal?> SayAsync(TipWord word, CancellationToken cancellationToken) =>
        (await SendAsync(HttpMethod.Post, Words, JsonSerializer.SerializeToUtf8Bytes(word, LineJson.Default.TipWord), Json, ForWords, cancellationToken).ConfigureAwait(false)).Refusal;

    /// <inheritdoc />
    public async Task<Refusal?> PutMediaAsync(string alias, MediaCopy media, Stream content, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(media);
        using var whole = new MemoryStream();
        await content.CopyToAsync(whole, cancellationToken).ConfigureAwait(false);
        var path = $"api/v1/relay/tips/{Uri.EscapeDataString(alias)}/media/{Uri.EscapeDataString(media.Id)}";
        var what = Base64Url.EncodeToString(JsonSerializer.SerializeToUtf8Bytes(media, LineJson.Default.MediaCopy));
        return (await SendAsync(HttpMethod.Put, path, whole.ToArray(), media.ContentType, ForMedia, cancellationToken, what).ConfigureAwait(false)).Refusal;
    }

    /// <inheritdoc />
    public async Task<IReadOnlyList<DeskWord>> FetchAsync(CancellationToken cancellationToken)
    {
        var (body, refusal) = await SendAsync(HttpMethod.Get, Words, [], null, ForWords, cancellationToken).ConfigureAwait(false);
        try
        {
            return refusal is null && JsonSerializer.Deserialize(body, LineJson.Default.IReadOnlyListDeskWord) is { } words ? words : throw NotNow("did not give its words");
        }
        catch (JsonException error)
        {
            throw NotNow("gave words that cannot be read", error);
        }
    }

    /// <inheritdoc />
    public async Task ConfirmAsync(IReadOnlyList<string> wordIds, CancellationToken cancellationToken)
    {
        var body = JsonSerializer.SerializeToUtf8Bytes(wordIds, LineJson.Default.IReadOnlyListString);
        if ((await SendAsync(HttpMethod.Post, Words + "/taken", body, Json, ForWords, cancellationToken).ConfigureAwait(false)).Refusal is not null)
        {
            throw NotNow("refused a confirmation");
        }
    }

    private static StoreUnavailableException NotNow(string what, Exception? error = null) => new($"The desk {what}.", error);

    private async Task<(byte[] Body, Refusal? Refusal)> SendAsync(HttpMethod method, string path, byte[] body, string? contentType, TimeSpan limit, CancellationToken cancellationToken, string? media = null)
    {
        using var request = new HttpRequestMessage(method, new Uri(_desk, path));
        if (contentType is not null)
        {
            request.Content = new ByteArrayContent(body) { Headers = { ContentType = MediaTypeHeaderValue.Parse(contentType) } };
        }

        if (media is not null)
        {
            request.Headers.TryAddWithoutValidation(RelayEndpoints.MediaHeader, media);
        }

        // The desk compares with the world's clock, not with one that was kept from going back.
        request.Headers.TryAddWithoutValidation(SignatureHeader.Name, SignatureHeader.Sign(options.KeyId!, SteadyClock.WallOf(clock), _key, body));
        using var timer = new CancellationTokenSource(limit, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, timer.Token);
        try
        {
            using var response = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, either.Token).ConfigureAwait(false);
            var answer = await ReadAsync(response, either.Token).ConfigureAwait(false);
            return response.IsSuccessStatusCode ? (answer, null) : ([], RefusalOf(response, answer));
        }
        catch (OperationCanceledException error) when (!cancellationToken.IsCancellationRequested)
        {
            throw NotNow("did not answer in time", error);
        }
        catch (Exception error) when (error is HttpRequestException or IOException)
        {
            throw NotNow("cannot be reached", error);
        }
    }

    private static async Task<byte[]> ReadAsync(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        await using var stream = await response.Content.ReadAsStreamAsync(cancellationToken).ConfigureAwait(false);
        using var whole = new MemoryStream();
        var piece = new byte[16 * 1024];
        while (await stream.ReadAsync(piece, cancellationToken).ConfigureAwait(false) is > 0 and var read)
        {
            if (whole.Length + read > MostOfAnswer)
            {
                throw NotNow("answered more than it may");
            }

            whole.Write(piece, 0, read);
        }

        return whole.ToArray();
    }

    private static Refusal RefusalOf(HttpResponseMessage response, byte[] answer)
    {
        var status = (int)response.StatusCode;
        RefusalKind? kind = status switch
        {
            400 or 413 or 415 => RefusalKind.Invalid,
            404 => RefusalKind.NotFound,
            409 => RefusalKind.Conflict,
            410 => RefusalKind.Gone,
            422 => RefusalKind.NotNow,
            _ => null,
        };

        // A desk says why, as problem+json; a proxy, or a server that is no desk of ours, does not.
        return kind is { } of && response.Content.Headers.ContentType?.MediaType == "application/problem+json" && Detail(answer) is { } detail && detail != NoSuchAddress
            ? new Refusal(of, detail)
            : throw NotNow(string.Create(CultureInfo.InvariantCulture, $"answered {status}"));
    }

    private static string? Detail(byte[] answer)
    {
        try
        {
            using var json = JsonDocument.Parse(answer);
            return json.RootElement.TryGetProperty("detail", out var detail) ? detail.GetString() : null;
        }
        catch (Exception error) when (error is JsonException or InvalidOperationException)
        {
            return null;
        }
    }
}
