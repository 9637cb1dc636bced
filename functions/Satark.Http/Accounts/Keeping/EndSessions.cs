namespace Satark.Http.Accounts;

/// <summary>What an ended session still holds open on this host: a hub's connection, groups of a push service.</summary>
public interface IOpenLines
{
    /// <summary>Closes the lines of an officer's boards, or leaves their groups. What was closed by mistake comes back by itself.</summary>
    Task CloseAsync(string officerId, CancellationToken cancellationToken);
}

/// <summary>Ends all sessions of a person, wherever they are: boards that they opened, and what they confirmed at others'.</summary>
public sealed class EndSessions(Generations generations, IEnumerable<IOpenLines> lines)
{
    /// <summary>Ends them. From when this returns no request of theirs is answered.</summary>
    public async Task HandleAsync(string officerId, CancellationToken cancellationToken)
    {
        await generations.EndAllAsync(officerId, cancellationToken).ConfigureAwait(false);
        foreach (var line in lines)
        {
            await line.CloseAsync(officerId, cancellationToken).ConfigureAwait(false);
        }
    }
}
