using System.Globalization;
using Satark.Cases;
using Satark.Notifications;
using Satark.Places;
using Satark.Places.Evidence;
using Satark.Roster;

namespace Satark.HandingOver;

/// <summary>
/// What another state's system is told when it is asked to take over: place and reasons, nothing that names the person. The rest is behind the message's link, in the packet.
/// </summary>
public sealed class BriefState(CaseBook book, DeskOptions desk, Officers officers)
{
    /// <summary>A point leaves the seal no finer than this many kilometres: it says which town, never which house.</summary>
    public const double FinestKm = 10;

    private const string Instruction = "Open the link: it leads to the hand-over packet with all that is known, and there you take over. Until you confirm, the case stays open with us.";

    /// <summary>The details for the control room of this engagement.</summary>
    public async Task<CapDetails> OfAsync(Case c, Engagement engagement, CancellationToken cancellationToken)
    {
        var state = engagement.OfState ?? c.HandOver?.State;
        var evidence = await book.KeyAsync(c, cancellationToken).ConfigureAwait(false) is { } key ? CaseBook.OpenEvidence(c, key) : [];
        var guess = Hypothesis.Of(evidence);
        var line = await DeskLine.OfAsync(desk, officers, cancellationToken).ConfigureAwait(false);
        var leadsThere = state is not null && guess.State == state;
        return new CapDetails
        {
            SenderName = line.Name,
            Contact = line.Text,
            Instruction = engagement.IsActive ? Instruction : null,
            Description = leadsThere && engagement.IsActive ? PlaceWords.Explain(guess, evidence).English : null,
            Area = HandOverPacket.PlaceOf(guess, state),
            State = state,
            Circle = leadsThere && guess.Centre is { } spot ? Coarse(spot) : null,
            Parameters =
            [
                new("case-code", c.Code),
                .. leadsThere ? [new CapParameter("confidence", guess.Confidence.ToString("0.00", CultureInfo.InvariantCulture))] : Array.Empty<CapParameter>(),
            ],
        };
    }

    /// <summary>A point to a tenth of a degree: about eleven kilometres from south to north.</summary>
    internal static Spot Coarse(Spot spot) => new(Math.Round(spot.Latitude, 1), Math.Round(spot.Longitude, 1), Math.Max(FinestKm, spot.AccuracyKm));
}
