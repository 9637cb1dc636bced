using Microsoft.AspNetCore.Http;
using Satark.Cases;
using Satark.Http.Routing;
using Satark.Reads;
using Satark.Roster;

namespace Satark.Http.Packets;

/// <summary>The hand-over packet for the desk: to read and print, and as a file. What an officer may not see does not exist for them.</summary>
public sealed class PacketEndpoints(PacketAnswers packets, TimeProvider clock)
{
    private static readonly Refusal Unknown = new(RefusalKind.NotFound, "There is no such case.");

    /// <summary>The page.</summary>
    public Task<IResult> OpenAsync(HttpContext context, CancellationToken cancellationToken) => AnswerAsync(context, PacketFormat.Page, cancellationToken);

    /// <summary>The CAP file.</summary>
    public Task<IResult> DownloadAsync(HttpContext context, CancellationToken cancellationToken) => AnswerAsync(context, PacketFormat.Cap, cancellationToken);

    private async Task<IResult> AnswerAsync(HttpContext context, PacketFormat format, CancellationToken cancellationToken)
    {
        var call = context.Call();
        var answer = await packets.OfAsync(
            call.Value("id"), call.Officer.Actor, format,
            c => Visibility.MaySee(call.Officer, c) && !Visibility.SeesHoursOnly(call.Officer, TipScope.Of(c)) ? OutsideReading.Refused(call.Officer, c, clock.GetUtcNow()) : Unknown, cancellationToken).ConfigureAwait(false);
        return answer.Refusal is { } refusal ? Problem.Of(refusal) : answer.Value.Answer(context);
    }
}
