using Satark.Messaging;
using Satark.Notifications;
using Satark.Support;

namespace Satark.Tests.Model;

/// <content>Whose turn it is: starting, stopping at gates, dying, coming to rest.</content>
internal sealed partial class ModelWorld
{
    // What may still run on after the schedule: far more than any schedule needs.
    private const int MostToRest = 3_000;

    /// <summary>Where a flight may stand still, or meet an error that the store or a provider throws.</summary>
    private ValueTask Gate(StorePoint point)
    {
        if (_running is not { } flight)
        {
            return default;
        }

        if (point.Kind == PointKind.AfterSave)
        {
            flight.HasJustSaved = true;
            if (flight.Act == Model.Act.Ack && _watch.Deliveries.Values.Any(d => d is { Purpose: DeliveryPurpose.Call, State: DeliveryState.Pending, Attempts: > 0 }))
            {
                _tally.Count("acks while a call waits for its next attempt");
            }

            foreach (var other in _flights)
            {
                if (other != flight)
                {
                    _tally.Pair(flight.Act, other.Act);
                }
            }
        }

        if (_calm)
        {
            return default;
        }

        var chance = _random.Next(100);
        if (chance < 1 && point.Kind is PointKind.BeforeSave or PointKind.AfterSave)
        {
            _tally.Count(point.Kind == PointKind.BeforeSave ? "errors thrown before a save" : "errors thrown after a save");
            throw new InjectedException();
        }

        return chance < (flight.Act is Model.Act.NextChannel or Model.Act.Retry ? 90 : 35) ? new ValueTask(Stand(flight)) : default;
    }

    private Task Stand(Flight flight)
    {
        flight.Gate = new TaskCompletionSource();
        return flight.Gate.Task;
    }

    private void Start(Act act, Message? message, Func<Task> deed)
    {
        var flight = new Flight(act, message);
        _flights.Add(flight);
        _running = flight;
        flight.Task = deed();
        Ran(flight);
    }

    private void LetOn(Flight flight, bool mayDie = false)
    {
        if (mayDie && flight.Act == Model.Act.NextChannel && _random.Next(4) == 0)
        {
            // The rarest handler of all, and a short one: deaths that choose at random hardly ever meet it.
            Die();
            return;
        }

        var gate = flight.Gate!;
        flight.Gate = null;
        flight.HasJustSaved = false;
        _running = flight;
        gate.SetResult();
        Ran(flight);
    }

    private void Ran(Flight flight)
    {
        _running = null;
        if (!flight.Task.IsCompleted)
        {
            _watch.Ensure(flight.Gate is not null, $"{flight.Act} waits for nothing of ours");
            return;
        }

        _flights.Remove(flight);
        if (flight.Task.Exception?.InnerException is { } error and not (InjectedException or ViolationException))
        {
            _watch.Unhandled($"{flight.Act}: {error}");
        }
    }

    private void Deliver()
    {
        var message = _store.Take(_clock.Now, Pick);
        if (message is null)
        {
            return;
        }

        var errand = Errand.Of(message);
        var act = Flight.Of(message, errand);
        if (message.Kind is Errands.ShowCase or Errands.IndexCase or Errands.RouteCase && _random.Next(8) > 0)
        {
            // Board, index and a machine's route are not what the model is about, and half of all messages.
            return;
        }

        if (_random.Next(_calm ? 16 : 4) == 0)
        {
            _tally.Double(act);
            _store.GiveBack(message);
        }

        message = Falsified(message, errand);
        Start(act, message, () => _dispatcher.DispatchAsync(message, default));
    }

    // Leases, second attempts and next channels are rare among the rest.
    private static bool IsRare(Message message) =>
        message.Kind is Errands.LapseLease or Errands.TryNextChannel || (message.Kind == Errands.Deliver && !message.Id.EndsWith(".0.0", StringComparison.Ordinal));

    private int Pick(IReadOnlyList<Message> due)
    {
        var any = _random.Next(due.Count);
        for (var i = 0; i < due.Count && _random.Next(2) == 0; i++)
        {
            if (IsRare(due[i]))
            {
                return i;
            }
        }

        return any;
    }

    private void Die()
    {
        // Mostly one handler's machine, sometimes the whole process.
        var one = _flights.Find(f => f.Act is Model.Act.NextChannel or Model.Act.Retry) is { } rare ? rare : _flights[_random.Next(_flights.Count)];
        var dying = _random.Next(3) == 0 ? _flights.ToList() : [one];
        foreach (var flight in dying)
        {
            _flights.Remove(flight);
            _tally.Crash(flight.Act);
            if (flight.HasJustSaved)
            {
                _tally.Count("crashes between a save and its answer");
            }

            if (flight.Message is { } message)
            {
                _store.GiveBack(message);
            }
        }
    }

    private void Settle()
    {
        for (var i = 0; ; i++)
        {
            _watch.Ensure(i < MostToRest, "the world does not come to rest");
            if (_flights.Count > 0)
            {
                LetOn(_flights[_random.Next(_flights.Count)]);
            }
            else if (_store.NextDueAt <= _clock.Now)
            {
                Deliver();
            }
            else if (_store.HasComingBack && _store.NextDueAt is { } due)
            {
                // What came back after an error comes soon.
                _clock.Advance(due - _clock.Now);
            }
            else
            {
                return;
            }

            Throw();
        }
    }
}
