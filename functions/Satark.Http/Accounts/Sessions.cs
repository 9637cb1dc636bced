using Satark.Roster;

namespace Satark.Http.Accounts;

/// <summary>A board with a session, and who acts at it.</summary>
/// <param name="Session">The session's name; never its token.</param>
/// <param name="Officer">Whose sign-in opened the board, which shows what they may see; null: the one who sets up an installation without an admin.</param>
public sealed record SignedIn(string Session, Officer? Officer)
{
    /// <summary>Who has confirmed that it is them who act; null: nobody, the board is locked.</summary>
    public Officer? Acting { get; init; }

    /// <summary>Until when that counts without another act.</summary>
    public DateTimeOffset? ActingUntil { get; init; }

    /// <summary>Until when their password counts as fresh; null: it does not.</summary>
    public DateTimeOffset? FreshUntil { get; init; }

    /// <summary>A provider in front of us signed in who opened it.</summary>
    public bool IsByProvider { get; init; }

    /// <summary>What has been proven.</summary>
    public Standing Standing => Acting is null ? Standing.Board : FreshUntil is null ? Standing.Officer : Standing.Fresh;
}

/// <summary>
/// Sessions: the board's lasts thirty days from its last request, the officer's at it five minutes from their last act. Officers are read anew each
/// time, so that changed roles act at once.
/// </summary>
public sealed class Sessions(Tickets tickets, Officers officers, Generations generations, SessionRules rules, TimeProvider clock)
{
    /// <summary>How long the session of the setup link lasts without a request.</summary>
    public static readonly TimeSpan SetupLasts = TimeSpan.FromHours(12);

    private const string Kind = "session";
    private const int MostProofs = 50;

    // Prolonging is a durable write: once in a while is enough.
    private static readonly TimeSpan Coarseness = TimeSpan.FromMinutes(10);
    private static readonly TimeSpan ActCoarseness = TimeSpan.FromSeconds(20);

    /// <summary>A new board, opened by password or one-time link, which also confirm the officer; null: for setting up.</summary>
    /// <param name="officerId">Who.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    /// <param name="role">Their role, where a provider in front of us says it.</param>
    /// <returns>Its token, for the cookie.</returns>
    public async Task<string> BeginAsync(string? officerId, CancellationToken cancellationToken, Role? role = null)
    {
        var now = clock.GetUtcNow();
        if (officerId is null)
        {
            return await tickets.IssueAsync(Kind, null, SetupLasts, cancellationToken).ConfigureAwait(false);
        }

        var generation = await generations.OfAsync(officerId, cancellationToken).ConfigureAwait(false);
        var board = new Ticket(officerId, now + SessionRules.BoardLasts) { Generation = generation, Role = role };
        return await tickets.IssueAsync(Kind, Confirmed(board, officerId, generation, role, true, now), cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Who is signed in with a token, or null.</summary>
    public async Task<SignedIn?> FindAsync(string? token, CancellationToken cancellationToken) =>
        await SeeAsync(await tickets.FindAsync(Kind, token, cancellationToken).ConfigureAwait(false), cancellationToken).ConfigureAwait(false);

    /// <summary>Who is signed in with a session's name, or null once it has ended.</summary>
    public async Task<SignedIn?> FindByNameAsync(string session, CancellationToken cancellationToken) =>
        await SeeAsync(await tickets.FindAsync(session, cancellationToken).ConfigureAwait(false), cancellationToken).ConfigureAwait(false);

    /// <summary>An officer has confirmed, by PIN or by password, that it is them at a board.</summary>
    public async Task ConfirmAsync(string session, string officerId, bool byPassword, CancellationToken cancellationToken, Role? role = null)
    {
        var generation = await generations.OfAsync(officerId, cancellationToken).ConfigureAwait(false);
        await tickets.ChangeAsync(session, t => Confirmed(t with { Tries = byPassword ? t.Tries : t.Tries?.Right() }, officerId, generation, role ?? ProofOf(t, officerId, generation)?.Role, byPassword, clock.GetUtcNow()), cancellationToken)
            .ConfigureAwait(false);
    }

    /// <summary>They acted: they are remembered for longer.</summary>
    public async Task ActedAsync(SignedIn signedIn, CancellationToken cancellationToken)
    {
        var until = clock.GetUtcNow() + rules.Remembered;
        if (signedIn.Acting is { } acting && until - signedIn.ActingUntil > ActCoarseness)
        {
            await tickets.ChangeAsync(signedIn.Session, t => t.AtBoard is { } at && at.OfficerId == acting.Id && at.Until < until ? t with { AtBoard = at with { Until = until } } : null, cancellationToken)
                .ConfigureAwait(false);
        }
    }

    /// <summary>They left the board: it listens on, locked.</summary>
    public Task LockAsync(string session, CancellationToken cancellationToken) => tickets.ChangeAsync(session, t => t.AtBoard is null ? null : t with { AtBoard = null }, cancellationToken);

    /// <summary>Counts a PIN that is about to be tried at a board.</summary>
    /// <returns>Until when the board takes none, or null: try it.</returns>
    public async Task<DateTimeOffset?> PinTriedAsync(string session, CancellationToken cancellationToken)
    {
        DateTimeOffset? locked = null;
        await tickets.ChangeAsync(
            session,
            t =>
            {
                var now = clock.GetUtcNow();
                locked = t.Tries?.LockedUntil > now ? t.Tries.LockedUntil : null;
                return locked is null ? t with { Tries = (t.Tries ?? new(0, null)).Tried(now) } : null;
            },
            cancellationToken).ConfigureAwait(false);
        return locked;
    }

    /// <summary>Whether somebody gave password and second factor at a board within the shift.</summary>
    public async Task<bool> IsProvenAsync(string session, string officerId, CancellationToken cancellationToken) =>
        await ProvenAtAsync(session, officerId, cancellationToken).ConfigureAwait(false) is not null;

    /// <summary>When somebody last gave password and second factor at a board, within the shift; null: they did not.</summary>
    public async Task<DateTimeOffset?> ProvenAtAsync(string session, string officerId, CancellationToken cancellationToken) =>
        await tickets.FindAsync(session, cancellationToken).ConfigureAwait(false) is var (_, ticket)
            ? ProofOf(ticket, officerId, await generations.OfAsync(officerId, cancellationToken).ConfigureAwait(false))?.At : null;

    /// <summary>Ends the session of a token.</summary>
    public async Task EndAsync(string? token, CancellationToken cancellationToken)
    {
        if (await tickets.FindAsync(Kind, token, cancellationToken).ConfigureAwait(false) is { } found)
        {
            await tickets.EndAsync(found.Name, cancellationToken).ConfigureAwait(false);
        }
    }

    private Ticket Confirmed(Ticket board, string officerId, int generation, Role? role, bool byPassword, DateTimeOffset now)
    {
        var same = board.AtBoard is { } at && at.OfficerId == officerId ? at.PasswordAt : null;
        return board with
        {
            AtBoard = new OfficerAtBoard(officerId, generation, now + rules.Remembered, byPassword || rules.PinIsFresh ? now : same, role),
            Proofs = byPassword ? [.. (board.Proofs ?? []).Where(p => p.OfficerId != officerId).TakeLast(MostProofs - 1), new BoardProof(officerId, generation, now, role)] : board.Proofs,
        };
    }

    private BoardProof? ProofOf(Ticket ticket, string officerId, int generation) =>
        ticket.Proofs?.FirstOrDefault(p => p.OfficerId == officerId && p.Generation == generation && clock.GetUtcNow() - p.At < SessionRules.Shift);

    private async Task<SignedIn?> SeeAsync((string Name, Ticket Ticket)? found, CancellationToken cancellationToken)
    {
        if (found is not var (name, ticket))
        {
            return null;
        }

        var (now, lifetime) = (clock.GetUtcNow(), ticket.OfficerId is null ? SetupLasts : SessionRules.BoardLasts);
        if (ticket.ExpiresAt - now < lifetime - Coarseness)
        {
            await tickets.ProlongAsync(name, lifetime, cancellationToken).ConfigureAwait(false);
        }

        if (ticket.OfficerId is null)
        {
            return new SignedIn(name, null);
        }

        if (await FindOfficerAsync(ticket.OfficerId, ticket.Generation, ticket.Role, cancellationToken).ConfigureAwait(false) is not { } home)
        {
            return null;
        }

        var signedIn = new SignedIn(name, home) { IsByProvider = ticket.Role is not null };
        if (ticket.AtBoard is not { } at || at.Until <= now
            || await FindOfficerAsync(at.OfficerId, at.Generation, at.Role, cancellationToken).ConfigureAwait(false) is not { } acting || !MayStand(home, acting))
        {
            return signedIn;
        }

        return signedIn with { Acting = acting, ActingUntil = at.Until, FreshUntil = at.PasswordAt + rules.Fresh is { } fresh && fresh > now ? fresh : null };
    }

    /// <summary>Whether an officer may act at a board: those of its own desk.</summary>
    public static bool MayStand(Officer board, Officer officer) => officer.Id == board.Id || officer.Jurisdiction.Text == board.Jurisdiction.Text;

    private async Task<Officer?> FindOfficerAsync(string id, int generation, Role? role, CancellationToken cancellationToken) =>
        await officers.FindAsync(id, cancellationToken).ConfigureAwait(false) is { } officer && await generations.OfAsync(id, cancellationToken).ConfigureAwait(false) == generation
            ? officer with { Role = role ?? officer.Role }
            : null;
}
