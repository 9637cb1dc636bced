using System.Text.Json;
using Satark.Cases;

namespace Satark.Local.Demo.Night;

/// <summary>How a case stands, by board, phone and history alike.</summary>
/// <param name="Code">Its code.</param>
/// <param name="State">As the board says it.</param>
/// <param name="Holder">Who has it, or null.</param>
/// <param name="Messages">How many messages about it lie on the phones.</param>
/// <param name="Lines">How many lines its history has.</param>
internal sealed record Standing(string Code, string State, string? Holder, int Messages, int Lines);

/// <summary>
/// Whether board, phone and history tell the same story of a case: its row says what its history adds up to, and on the phones
/// lies exactly one message for each that the case says it has sent.
/// </summary>
internal static class Agreement
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(8);

    /// <summary>Looks until they agree: in a case that is being worked on they are read at slightly different moments.</summary>
    /// <exception cref="NightTrouble">They do not agree; the text says in what.</exception>
    public static async Task<Standing> FindAsync(NightDesk desk, string id, CancellationToken cancellationToken)
    {
        var start = TimeProvider.System.GetTimestamp();
        while (true)
        {
            var rows = await desk.RowsAsync(cancellationToken).ConfigureAwait(false);
            var messages = await desk.OutboxAsync(cancellationToken).ConfigureAwait(false);
            var seen = await desk.CaseAsync(id, cancellationToken).ConfigureAwait(false);
            var (standing, faults) = Compare(rows.FirstOrDefault(r => r.Text("id") == id), seen, [.. messages.Where(m => m.Text("caseId") == id || m.Items("alsoAbout").Any(other => other.GetString() == id))]);
            if (faults.Count == 0)
            {
                return standing;
            }

            if (TimeProvider.System.GetElapsedTime(start) > Patience)
            {
                throw new NightTrouble($"Board, phone and history of case {standing.Code} do not agree: {string.Join("; ", faults)}.");
            }

            await Task.Delay(TimeSpan.FromMilliseconds(200), TimeProvider.System, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>Compares what the three say.</summary>
    /// <param name="row">The board's row; undefined where it has none.</param>
    /// <param name="seen">The case with its history.</param>
    /// <param name="messages">The messages about it that lie on the phones.</param>
    internal static (Standing Standing, IReadOnlyList<string> Faults) Compare(JsonElement row, JsonElement seen, IReadOnlyList<JsonElement> messages)
    {
        var faults = new List<string>();
        var history = seen.Items("history").ToList();
        var (state, holder) = Told(history);
        var standing = new Standing(seen.Text("code") ?? "?", row.Text("state") ?? "not on the board", row.Text("holder.name"), messages.Count, history.Count);
        if (standing.State != state)
        {
            faults.Add($"the board says {standing.State}, the history {state}");
        }

        if (standing.Holder != holder)
        {
            faults.Add($"by the board {standing.Holder ?? "nobody"} has it, by the history {holder ?? "nobody"}");
        }

        var sent = seen.Items("deliveries").Where(d => d.Text("channel") != Notifications.Channels.Desk && d.Text("state") is "accepted" or "delivered" or "read").ToLookup(d => d.Text("channel"));
        var there = messages.ToLookup(m => m.Text("channel"));
        foreach (var channel in sent.Select(g => g.Key).Union(there.Select(g => g.Key)))
        {
            if (sent[channel].Count() != there[channel].Count())
            {
                faults.Add($"{sent[channel].Count()} messages were sent by {channel}, and {there[channel].Count()} lie on the phones");
            }
        }

        return (standing, faults);
    }

    // Read from its first line to its last, as somebody would who asks years later how it was.
    private static (string State, string? Holder) Told(IReadOnlyList<JsonElement> history)
    {
        var (state, holder) = ("new", (string?)null);
        foreach (var line in history.OrderBy(h => h.GetProperty("seq").GetInt32()))
        {
            var by = line.Text("by");
            switch (line.Text("kind"))
            {
                case EventKinds.Acknowledged or EventKinds.HoldAccepted:
                    (state, holder) = (state == "new" ? "acknowledged" : state, by);
                    break;
                case EventKinds.Declined when by != holder:
                    break;
                case EventKinds.Declined or EventKinds.LeaseLapsed or EventKinds.HoldRefused:
                    (state, holder) = (state == "acknowledged" ? "new" : state, null);
                    break;
                case EventKinds.Dispatched or EventKinds.OnTheWay when state is "new" or "acknowledged":
                    state = "dispatched";
                    break;
                case EventKinds.Reached:
                    state = "reached";
                    break;
                case EventKinds.Closed:
                    (state, holder) = ("closed", null);
                    break;
                default:
                    break;
            }
        }

        return (state, holder);
    }
}
