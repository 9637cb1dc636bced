namespace Satark.Functions.Storage;

/// <summary>What became of a transaction.</summary>
internal enum Verdict
{
    /// <summary>It was done.</summary>
    Saved,

    /// <summary>It was looked at and not done: a row was not as it should be.</summary>
    Refused,

    /// <summary>It was not done and never will be: somebody shut it out.</summary>
    ShutOut,

    /// <summary>It was not done and never will be: nobody answered, so it was shut out.</summary>
    Unanswered,
}

/// <summary>
/// Says what became of a transaction that did not answer "done". It believes the fence alone: the client repeats a
/// request whose answer was lost, so that even "such a row exists already" may come from the change's own first arrival.
/// </summary>
internal sealed class FenceJudge(Fences fences, TimeProvider clock)
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(20);

    /// <summary>Asks the account, and waits for the answer so long and no longer.</summary>
    public async Task<T> LimitAsync<T>(Func<CancellationToken, Task<T>> ask)
    {
        using var limit = new CancellationTokenSource(Limit, clock);
        return await ask(limit.Token).ConfigureAwait(false);
    }

    /// <summary>The verdict about a transaction that failed with this error.</summary>
    /// <exception cref="OutcomeUnknownException">The account answers nothing at all.</exception>
    public async Task<Verdict> JudgeAsync(Intent intent, Exception error)
    {
        var (isRefusal, isFinal) = (Faults.IsRefusal(error), Faults.IsFinal(error));
        for (var next = 2; ; next++)
        {
            try
            {
                // An ETag that did not hold never holds again: there is nothing that could still come, looking is enough. A row that was in
                // the way of an insert may go, and an earlier try of the client may still be on its way: that one is shut out.
                var state = await LimitAsync(token => isFinal
                    ? fences.ReadAsync(intent.Partition, intent.ChangeId, token)
                    : fences.SettleAsync(intent.Partition, intent.ChangeId, token)).ConfigureAwait(false);
                return state switch
                {
                    FenceState.Committed => Verdict.Saved,
                    FenceState.Open => Verdict.Refused,
                    _ => isRefusal ? Verdict.ShutOut : Verdict.Unanswered,
                };
            }
            catch (Exception silent) when (Faults.IsPassing(silent))
            {
                if (next > TableStore.MaxTries + 1)
                {
                    throw new OutcomeUnknownException("The storage account fell silent in the middle of a change; whether it is stored is not known yet.", silent);
                }

                await Backoff.WaitAsync(next, clock, CancellationToken.None).ConfigureAwait(false);
            }
        }
    }
}
