namespace Satark.Relay.Web.Guards;

/// <summary>Decides whether a form is taken now. On a calm day always; under load with a proof of work, or after a wait.</summary>
public sealed class Door(LoadGauge load, SlowLane slow, WebOptions options, TimeProvider clock)
{
    private readonly GlobalBucket _urgent = new(10, 10 / 60.0, clock);
    private readonly GlobalBucket _unproven = new(options.SlowPerMinute, options.SlowPerMinute / 60.0, clock);

    /// <summary>Bits that a page asks its script to prove, before anybody waits for it; 0 on a calm day.</summary>
    public int ProofBits => load.IsHigh ? load.ProofBits : 0;

    /// <summary>A form with a whole tip came.</summary>
    /// <param name="form">Its token.</param>
    /// <param name="proof">The number that proves its work, or null.</param>
    /// <param name="ticket">Its place in the slow lane, or null.</param>
    /// <param name="lifeRisk">A life may be at stake: some of these pass in any case.</param>
    /// <returns>Null where it is taken; else what it waits for.</returns>
    public Wait? Pass(FormToken form, string? proof, string? ticket, bool lifeRisk)
    {
        load.Note();
        if (!load.IsHigh || (lifeRisk && _urgent.Take(1)))
        {
            return null;
        }

        // A load that rose while the work was done does not undo it.
        var bits = load.ProofBits;
        if (ProofOfWork.Holds(form, proof, bits - 1))
        {
            return null;
        }

        switch (slow.Remaining(form, ticket))
        {
            case { } left when left == TimeSpan.Zero:
                return null;
            case { } left:
                return new Wait(ticket, left, bits);
            default:
                var (fresh, wait) = slow.Queue(form);
                return new Wait(fresh, wait, bits);
        }
    }

    /// <summary>Whether a form with files may bring them: under load with a proof, else after as long as writing takes, and not many.</summary>
    public bool MayBringFiles(FormToken form, string? proof) =>
        !load.IsHigh || ProofOfWork.Holds(form, proof, load.ProofBits - 1) || (clock.GetUtcNow() - form.IssuedAt >= TimeSpan.FromSeconds(options.SlowWaitSeconds) && _unproven.Take(1));
}

/// <summary>What a form waits for under load.</summary>
/// <param name="Ticket">Its place in the slow lane; null where that is full now.</param>
/// <param name="For">How long.</param>
/// <param name="ProofBits">The work that passes at once.</param>
public sealed record Wait(string? Ticket, TimeSpan For, int ProofBits)
{
    /// <summary>How long, in whole seconds.</summary>
    public int Seconds => (int)Math.Ceiling(For.TotalSeconds);
}
