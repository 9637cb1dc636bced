using Satark.Board;
using Satark.Enrichment;
using Satark.Notifications;
using Satark.Roster;

namespace Satark.Tests;

/// <summary>Records what it is given; answers as the test says.</summary>
internal sealed class FakeChannel(string name) : IChannel
{
    public string Name => name;

    /// <summary>What was sent, in order.</summary>
    public List<OutgoingMessage> Sent { get; } = [];

    /// <summary>To whom, in order.</summary>
    public IEnumerable<string> To => Sent.Select(s => s.To);

    /// <summary>The answer; by default the provider takes it.</summary>
    public Func<OutgoingMessage, DeliveryResult> Answer { get; set; } = m => new DeliveryResult.Sent("provider-" + m.DeliveryId);

    /// <summary>What happens while the provider has it.</summary>
    public Func<Task>? Meanwhile { get; set; }

    public async Task<DeliveryResult> SendAsync(OutgoingMessage message, CancellationToken cancellationToken)
    {
        Sent.Add(message);
        if (Meanwhile is { } meanwhile)
        {
            await meanwhile();
        }

        return Answer(message);
    }
}

/// <summary>Open pages that record; by default none listens.</summary>
internal sealed class FakeDesk : IDesk
{
    public bool Listens { get; set; }

    public List<BoardRow> Shown { get; } = [];

    public List<(CaseGone Gone, CaseScope Before, CaseScope Now)> Hidden { get; } = [];

    /// <summary>What happens at that moment.</summary>
    public Func<Task>? Hiding { get; set; }

    public List<RefusedRow> RefusedShown { get; } = [];

    public List<DeskAlarm> Alarms { get; } = [];

    public Task ShowAsync(BoardRow row, CancellationToken cancellationToken)
    {
        Shown.Add(row);
        return Task.CompletedTask;
    }

    public Task HideAsync(CaseGone gone, CaseScope before, CaseScope now, CancellationToken cancellationToken)
    {
        Hidden.Add((gone, before, now));
        return Hiding?.Invoke() ?? Task.CompletedTask;
    }

    public Task ShowRefusedAsync(RefusedRow row, CancellationToken cancellationToken)
    {
        RefusedShown.Add(row);
        return Task.CompletedTask;
    }

    public Task<int> AlarmAsync(DeskAlarm alarm, CancellationToken cancellationToken)
    {
        Alarms.Add(alarm);
        return Task.FromResult(Listens ? 1 : 0);
    }

    public ValueTask<bool> IsListeningAsync(CancellationToken cancellationToken) => ValueTask.FromResult(Listens);
}

/// <summary>Counts what it is asked; answers as the test says, by default as the built-in detector does.</summary>
internal sealed class FakeAnalyzer : ITextAnalyzer
{
    /// <summary>How often it was asked.</summary>
    public int Asked { get; private set; }

    /// <summary>The answer.</summary>
    public Func<string, Task<TextLanguage>> Answer { get; set; } = text => Task.FromResult(BuiltInTextAnalyzer.Detect(text));

    public Task<TextLanguage> DetectLanguageAsync(string text, CancellationToken cancellationToken)
    {
        Asked++;
        return Answer(text);
    }

    /// <summary>How often it was asked for places, and the language that it was told.</summary>
    public List<string> PlacesAsked { get; } = [];

    /// <summary>What a service says of the places in a text; by default there is none to ask.</summary>
    public Func<string, Task<PlaceNames?>> Places { get; set; } = _ => Task.FromResult<PlaceNames?>(null);

    public Task<PlaceNames?> FindPlaceNamesAsync(string text, string language, CancellationToken cancellationToken)
    {
        PlacesAsked.Add(language);
        return Places(text);
    }
}
