using Satark.Board;
using Satark.Contracts.Http;
using Satark.Http.Desk;
using Satark.Support;

namespace Satark.Local.Tests.Http;

public sealed class AskingPagesTests : PagePresenceContract, IAsyncLifetime
{
    private TestSatark _satark = null!;

    protected override IPagePresence Presence => _satark.Get<IPagePresence>();

    protected override IDesk Desk => _satark.Get<IDesk>();

    protected override FakeClock Clock => _satark.Clock;

    public async Task InitializeAsync() => _satark = await TestSatark.StartAsync();

    public async Task DisposeAsync() => await _satark.DisposeAsync();
}
