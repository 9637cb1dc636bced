using Satark.Board;
using Satark.Notifications;
using Satark.Roster;

namespace Satark.Tests.Model;

/// <summary>Who answers for the providers and the open pages of a schedule.</summary>
internal interface IChannelAnswers
{
    Task<DeliveryResult> SendAsync(OutgoingMessage message);

    Task<int> AlarmAsync();

    bool Listens();
}

/// <summary>A provider that takes, refuses, delays, times out or breaks.</summary>
internal sealed class ModelChannel(string name, IChannelAnswers answers) : IChannel
{
    public string Name => name;

    public Task<DeliveryResult> SendAsync(OutgoingMessage message, CancellationToken cancellationToken) => answers.SendAsync(message);
}

/// <summary>Open pages that listen or not.</summary>
internal sealed class ModelDesk(IChannelAnswers answers) : IDesk
{
    public Task ShowAsync(BoardRow row, CancellationToken cancellationToken) => Task.CompletedTask;

    public Task HideAsync(CaseGone gone, CaseScope before, CaseScope now, CancellationToken cancellationToken) => Task.CompletedTask;

    public Task ShowRefusedAsync(RefusedRow row, CancellationToken cancellationToken) => Task.CompletedTask;

    public Task<int> AlarmAsync(DeskAlarm alarm, CancellationToken cancellationToken) => answers.AlarmAsync();

    public ValueTask<bool> IsListeningAsync(CancellationToken cancellationToken) => ValueTask.FromResult(answers.Listens());
}

/// <content>What providers and pages answer.</content>
internal sealed partial class ModelWorld
{
    public async Task<DeliveryResult> SendAsync(OutgoingMessage message)
    {
        if (!_calm && _running is { } flight && _random.Next(2) == 0)
        {
            await Stand(flight).ConfigureAwait(false);
        }

        return _random.Next(_calm ? 8 : 12) switch
        {
            < 5 => new DeliveryResult.Sent("p-" + message.DeliveryId, Delivered: false),
            5 => new DeliveryResult.Sent(null, Delivered: true),
            6 => new DeliveryResult.Failed("refused"),
            7 => new DeliveryResult.Retry("busy", _random.Next(2) == 0 ? TimeSpan.FromSeconds(_random.Next(1, 400)) : null),
            8 or 9 => new DeliveryResult.Retry("busy"),
            10 => throw new OperationCanceledException("the provider did not answer in time"),
            _ => throw new InjectedException(),
        };
    }

    public async Task<int> AlarmAsync()
    {
        if (!_calm && _running is { } flight && _random.Next(4) == 0)
        {
            await Stand(flight).ConfigureAwait(false);
        }

        return _random.Next(3) > 0 ? 1 : 0;
    }

    public bool Listens() => _random.Next(3) > 0;
}
