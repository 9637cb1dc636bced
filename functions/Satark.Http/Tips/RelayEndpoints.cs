using System.Buffers.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Satark.Http.Routing;
using Satark.Tips.Line;

namespace Satark.Http.Tips;

/// <summary>
/// The desk's end of the line to a relay on another machine: <see cref="ITipDesk"/> in words of HTTP. Requests are signed as partners sign, with a key of
/// the scope <c>relay</c>; what is refused here is never kept, for it may hold an informer's words.
/// </summary>
public sealed class RelayEndpoints(ITipDesk desk)
{
    /// <summary>The header of a medium: base64url over the JSON of <see cref="MediaCopy"/>. Its <c>id</c> is that of the address.</summary>
    public const string MediaHeader = "Satark-Media";

    private const int LongestHeader = 2048;

    /// <summary>Takes a <see cref="TipWord"/>: 204 once it is durable.</summary>
    public async Task<IResult> SayAsync(HttpContext context, CancellationToken cancellationToken) =>
        !context.Call().TryRead(LineJson.Default.TipWord, out var word, out var refused) ? refused
            : Told(await desk.SayAsync(word, cancellationToken).ConfigureAwait(false));

    /// <summary>What the desk says: a list of <see cref="DeskWord"/>.</summary>
    public async Task<IResult> FetchAsync(HttpContext context, CancellationToken cancellationToken) =>
        Answers.Json(await desk.FetchAsync(cancellationToken).ConfigureAwait(false), LineJson.Default.IReadOnlyListDeskWord);

    /// <summary>Takes a list of words' ids that need not come again.</summary>
    public async Task<IResult> ConfirmAsync(HttpContext context, CancellationToken cancellationToken)
    {
        var call = context.Call();
        if (call.Body.Length == 0 || !call.TryRead(LineJson.Default.IReadOnlyListString, out var ids, out _) || ids.Any(id => id is null))
        {
            return Problem.Of(new Refusal(RefusalKind.Invalid, "The body must be a JSON list of words' ids."));
        }

        await desk.ConfirmAsync(ids, cancellationToken).ConfigureAwait(false);
        return Answers.Nothing();
    }

    /// <summary>Takes a medium's bytes.</summary>
    public async Task<IResult> PutMediaAsync(HttpContext context, CancellationToken cancellationToken)
    {
        var call = context.Call();
        if (Read(context.Request.Headers[MediaHeader].ToString()) is not { } copy || copy.Id != call.Value("id"))
        {
            return Problem.Of(new Refusal(RefusalKind.Invalid, $"{MediaHeader} says what the medium is, in base64url over JSON, with the id of the address."));
        }

        using var content = new MemoryStream(call.Body.ToArray(), writable: false);
        return Told(await desk.PutMediaAsync(call.Value("alias"), copy, content, cancellationToken).ConfigureAwait(false));
    }

    private static IResult Told(Refusal? refusal) => refusal is null ? Answers.Nothing() : Problem.Of(refusal);

    private static MediaCopy? Read(string header)
    {
        if (header.Length is 0 or > LongestHeader || !Base64Url.IsValid(header))
        {
            return null;
        }

        try
        {
            return JsonSerializer.Deserialize(Base64Url.DecodeFromChars(header), LineJson.Default.MediaCopy);
        }
        catch (JsonException)
        {
            // Told as a refusal: the header is somebody else's writing.
            return null;
        }
    }
}
