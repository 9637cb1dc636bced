using System.Collections.Concurrent;
using System.Globalization;
using Satark.Scenarios;

namespace Satark.Local.Tests.Crash;

/// <summary>What a partner was promised: each 202 that reached it, and each acknowledgement that an officer's page was told of.</summary>
public sealed class Ledger
{
    private readonly ConcurrentDictionary<string, Promise> _promises = new(StringComparer.Ordinal);

    /// <summary>One promise.</summary>
    public sealed record Promise(string AlertId, string CaseId, string Code, bool IsLife, bool LeavesTheHouse)
    {
        /// <summary>Whether the desk was told that the case is taken.</summary>
        public bool Taken { get; set; }
    }

    /// <summary>All of them.</summary>
    public IReadOnlyCollection<Promise> All => [.. _promises.Values];

    /// <summary>The promise of an alert, or null.</summary>
    public Promise? Find(string alertId) => _promises.GetValueOrDefault(alertId);

    /// <summary>Notes a 202.</summary>
    public void Accepted(Promise promise) => _promises.AddOrUpdate(
        promise.AlertId,
        promise,
        (_, known) => known.CaseId == promise.CaseId ? known : throw new InvalidOperationException($"{promise.AlertId} was promised as {known.CaseId} and as {promise.CaseId}"));

    /// <summary>Asks for promises as their partner would; says what is lost, a sentence each.</summary>
    public static async Task<IReadOnlyList<string>> LostAsync(IEnumerable<Promise> promises, PartnerClient partner)
    {
        var lost = new ConcurrentBag<string>();
        await Parallel.ForEachAsync(promises, new ParallelOptions { MaxDegreeOfParallelism = 8 }, async (promise, _) =>
        {
            var status = await partner.StatusAsync(promise.CaseId);
            if (status.Status != 200)
            {
                lost.Add($"{promise.AlertId}, promised as {promise.CaseId}: {status.Status}");
            }
            else if (status.Body.At("code") != promise.Code)
            {
                lost.Add($"{promise.AlertId}, promised as {promise.Code}: is {status.Body.At("code")}");
            }
            else if (promise.Taken && status.Body.At("acknowledged") is null)
            {
                lost.Add($"{promise.AlertId}: somebody had it, and nobody has it any more");
            }
        });
        return [.. lost.Order(StringComparer.Ordinal)];
    }

    /// <summary>Looks whether everybody was called who had to be: says what is missing, or should not be there.</summary>
    /// <param name="sent">The outbox.</param>
    /// <param name="taskForce">The Task Force's number.</param>
    /// <param name="operatorPhone">An operator's number, on duty.</param>
    /// <param name="acknowledgedAt">When each taken case was taken.</param>
    /// <param name="lease">How long whoever took it has it without a word of progress.</param>
    /// <param name="at">When a message was made.</param>
    public IReadOnlyList<string> MissingCalls(IReadOnlyList<Sent> sent, string taskForce, string operatorPhone, IReadOnlyDictionary<string, DateTimeOffset> acknowledgedAt, TimeSpan lease, Func<Sent, DateTimeOffset> at)
    {
        var faults = new List<string>();
        var byCase = sent.ToLookup(s => s.CaseId);
        foreach (var promise in _promises.Values)
        {
            var texts = byCase[promise.CaseId].Where(s => s.Channel == "sms").ToList();
            if (!promise.LeavesTheHouse)
            {
                faults.AddRange(texts.Select(t => $"{promise.AlertId} is a test, and {t.To} got a message"));
                continue;
            }

            if (promise.IsLife && !texts.Exists(t => t.To == taskForce && t.IsRequest))
            {
                faults.Add($"{promise.AlertId}: the Task Force was never asked");
            }

            // Of anything but a life, a message that was cut off is not sent again: it may have arrived.
            // Taken counts as the case says it: an officer's answer may have been lost in a kill after it was saved.
            if (promise.IsLife && !acknowledgedAt.ContainsKey(promise.CaseId) && !texts.Exists(t => t.To == operatorPhone && t.IsCall))
            {
                faults.Add($"{promise.AlertId}: nobody has it, and the operator was never called");
            }

            // A message that was being sent when the case was taken may still arrive.
            if (acknowledgedAt.TryGetValue(promise.CaseId, out var taken))
            {
                faults.AddRange(texts.Where(t => t.IsCall && at(t) > taken.AddSeconds(3) && at(t) < taken + lease).Select(t => string.Create(
                    CultureInfo.InvariantCulture, $"{promise.AlertId}: taken at {taken:HH:mm:ss.fff}, and {t.To} was called at {at(t):HH:mm:ss.fff}")));
            }
        }

        return faults;
    }
}
