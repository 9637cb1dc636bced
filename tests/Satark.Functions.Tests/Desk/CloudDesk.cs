using Azure.Data.Tables;
using Microsoft.Extensions.Logging;
using Satark.Board;
using Satark.Functions.Desk;
using Satark.Functions.Settings;
using Satark.Http.Desk;
using Satark.Support;
using Satark.Support.Gateways;

namespace Satark.Functions.Tests.Desk;

/// <summary>The desk of one instance of the app; several of them share tables and service.</summary>
internal sealed class CloudDesk : IAsyncDisposable
{
    private readonly DeskLine _line;
    private readonly bool _isFirst;

    private CloudDesk(FakeClock clock, SignalRGateway gateway, string table, bool isFirst)
    {
        (Clock, Gateway, TableName, _isFirst) = (clock, gateway, table, isFirst);
        Table = new PagesTable(new TableServiceClient(Azurite.ConnectionString), clock, table);
        Pages = new ListeningPages(Table, clock);
        _line = new DeskLine(DeskServices.Open(new SignalROptions { ConnectionString = gateway.ConnectionString }, null));
        Membership = new GroupMembership(_line, Table, clock);
        Desk = new SignalRDesk(_line, Pages, Log.For<SignalRDesk>());
        Presence = new SignalRPresence(Pages, Membership, Log.For<SignalRPresence>());
        Negotiator = new SignalRNegotiator(_line, Membership, Log.For<SignalRNegotiator>());
    }

    public FakeClock Clock { get; }

    public SignalRGateway Gateway { get; }

    public string TableName { get; }

    public PagesTable Table { get; }

    public ListeningPages Pages { get; }

    public GroupMembership Membership { get; }

    public IDesk Desk { get; }

    public IPagePresence Presence { get; }

    public INegotiator Negotiator { get; }

    public TestLog Log { get; } = new();

    public static CloudDesk Start()
    {
        var clock = new FakeClock();
        return new CloudDesk(clock, new SignalRGateway(clock), "pages" + Privacy.Ids.Random(), isFirst: true);
    }

    /// <summary>Another instance of the same app.</summary>
    public CloudDesk Another() => new(Clock, Gateway, TableName, isFirst: false);

    /// <summary>How many rows the table has.</summary>
    public async Task<int> CountAsync() => await new TableServiceClient(Azurite.ConnectionString).GetTableClient(TableName).QueryAsync<TableEntity>().CountAsync();

    public async ValueTask DisposeAsync()
    {
        await _line.DisposeAsync();
        if (_isFirst)
        {
            await Gateway.DisposeAsync();
        }
    }
}

/// <summary>What was logged.</summary>
internal sealed class TestLog
{
    private readonly List<string> _lines = [];

    public IReadOnlyList<string> Lines
    {
        get
        {
            lock (_lines)
            {
                return [.. _lines];
            }
        }
    }

    public ILogger<T> For<T>() => new Of<T>(this);

    private sealed class Of<T>(TestLog log) : ILogger<T>
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            lock (log._lines)
            {
                log._lines.Add($"{logLevel}: {formatter(state, exception)}");
            }
        }
    }
}
