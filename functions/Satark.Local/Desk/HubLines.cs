using Satark.Http.Accounts;

namespace Satark.Local.Desk;

/// <summary>Closes the hub's connections of an officer at once; a page whose session still stands connects again by itself.</summary>
internal sealed class HubLines(OpenPages pages) : IOpenLines
{
    /// <inheritdoc />
    public Task CloseAsync(string officerId, CancellationToken cancellationToken)
    {
        foreach (var page in pages.All.Where(p => p.Officer.Id == officerId))
        {
            pages.Remove(page.Key);
            page.Close();
        }

        return Task.CompletedTask;
    }
}
