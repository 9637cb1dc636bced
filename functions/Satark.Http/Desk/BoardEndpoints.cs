using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http;
using Satark.Board;
using Satark.Http.Health;
using Satark.Http.Routing;
using Satark.Intake;
using Satark.Roster;

namespace Satark.Http.Desk;

/// <summary>All that the board shows.</summary>
public sealed record BoardView(DateTimeOffset Now, IReadOnlyList<BoardRow> Rows, IReadOnlyList<RefusedRow> Refused, bool Listening, int DeadLetters);

/// <summary>The board, with an ETag: a page that was away asks again and mostly hears that nothing changed.</summary>
public sealed class BoardEndpoints(BoardIndex board, RefusedAlerts refused, IDesk desk, IEngineHealth engine, TimeProvider clock)
{
    /// <summary>What this officer may see of the board.</summary>
    public async Task<IResult> ReadAsync(HttpContext context, CancellationToken cancellationToken)
    {
        var officer = context.Call().Board;
        var rows = await board.ListAsync(cancellationToken).ConfigureAwait(false);
        var view = new BoardView(
            clock.GetUtcNow(),
            [.. rows.Where(r => Visibility.MaySee(officer, r)).Select(r => r.For(officer))],
            officer.Jurisdiction.IsState ? await refused.ListAsync(cancellationToken).ConfigureAwait(false) : [],
            await desk.IsListeningAsync(cancellationToken).ConfigureAwait(false),

            // The number alone: each open page asks every few seconds, and the letters' bodies are large.
            (int)(await engine.ReadAsync(cancellationToken).ConfigureAwait(false)).DeadLetters);
        var tag = TagOf(view);
        context.Response.Headers.ETag = tag;
        return context.Request.Headers.IfNoneMatch.ToString().Split(',').Any(t => t.Trim() == tag)
            ? Answers.Nothing(304)
            : Answers.Json(view, HttpJson.Default.BoardView);
    }

    // Everything but the time of day: a row's version stands for all that it shows.
    private static string TagOf(BoardView view)
    {
        var text = new StringBuilder();
        foreach (var row in view.Rows)
        {
            text.Append(row.Id).Append('/').Append(row.Version).Append(' ');
        }

        foreach (var row in view.Refused)
        {
            text.Append(row.Id).Append('/').Append(row.Count).Append(' ');
        }

        text.Append(view.Listening).Append(view.DeadLetters);
        return $"\"{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())).AsSpan(0, 16))}\"";
    }
}
