namespace Satark.Relay.Web.Guards;

/// <summary>
/// Decides whether a receipt is looked up now: on a calm day always; when many ask, with a proof of work or after a wait, as forms are. It knows nothing of
/// the digits, so that it treats all alike. Under load a proof or a wait lets one look-up pass and no second one.
/// </summary>
public sealed class LookUpDoor
{
    private readonly FormTokens _tokens;
    private readonly LoadGauge _load;
    private readonly SlowLane _slow;
    private readonly Door _door;
    private readonly OnceTokens _passed;

    /// <summary>A door of its own: forms and look-ups do not make each other wait.</summary>
    public LookUpDoor(FormTokens tokens, WebOptions options, TimeProvider clock)
    {
        ArgumentNullException.ThrowIfNull(options);
        (_tokens, _passed) = (tokens, new OnceTokens(clock));

        // One look-up costs the machine what many forms do.
        var fewer = options with { CalmPerMinute = Math.Max(1, options.CalmPerMinute / 3) };
        (_load, _slow) = (new LoadGauge(fewer, clock), new SlowLane(tokens, fewer, clock));
        _door = new Door(_load, _slow, fewer, clock);
    }

    /// <summary>Somebody asks.</summary>
    /// <param name="form">The page's token.</param>
    /// <param name="proof">The number that proves its work, or null.</param>
    /// <param name="ticket">Its place in the slow lane, or null.</param>
    /// <returns>Null where it is looked up now; else what it waits for, on a page with this token.</returns>
    public LookUpTurn? Pass(FormToken form, string? proof, string? ticket)
    {
        if (_door.Pass(form, proof, ticket, false) is { } wait)
        {
            return new LookUpTurn(form, wait);
        }

        // Work that served before, or lies so long ago that nobody remembers whether it did, counts no more.
        return !_load.IsHigh || _passed.TryTake(form) ? null : Later();
    }

    /// <summary>It could not be looked up although it passed: too many are being looked up at this moment.</summary>
    public LookUpTurn Later()
    {
        var fresh = _tokens.Issue();
        var (ticket, wait) = _slow.Queue(fresh);
        return new LookUpTurn(fresh, new Wait(ticket, wait, _load.ProofBits));
    }
}

/// <summary>What a look-up waits for.</summary>
/// <param name="Form">The token of the page that waits.</param>
/// <param name="Wait">For how long, or for which work.</param>
public sealed record LookUpTurn(FormToken Form, Wait Wait);
