using Satark.Board;
using Satark.Http.Accounts;
using Satark.Http.Desk;
using Satark.Roster;

namespace Satark.Local.Desk;

/// <summary>One open page: who looks at it, whether it would sound, and when it last proved that it is alive.</summary>
/// <param name="key">SignalR's id of its connection; of a page that speaks by HTTP, its officer and its own name.</param>
/// <param name="signedIn">Who sits before it.</param>
/// <param name="close">Ends the connection; null: there is none, the page speaks by HTTP.</param>
internal sealed class Page(string key, SignedIn signedIn, Action? close = null)
{
    private const int MostAsked = 100;

    private readonly Lock _gate = new();
    private readonly Queue<Ask> _asked = new();
    private Officer _officer = signedIn.Officer!;
    private bool _armed;
    private int _pinged;
    private DateTimeOffset? _answered;
    private DateTimeOffset _spoke;

    /// <summary>What it is known by.</summary>
    public string Key => key;

    /// <summary>Whether pushes reach it.</summary>
    public bool HasLine => close is not null;

    /// <summary>The session's name, to look again whether it still stands.</summary>
    public string Session => signedIn.Session;

    /// <summary>When it last spoke by HTTP.</summary>
    public DateTimeOffset SpokeAt
    {
        get
        {
            lock (_gate)
            {
                return _spoke;
            }
        }
    }

    /// <summary>Who looks at it.</summary>
    public Officer Officer
    {
        get => Volatile.Read(ref _officer);
        set => Volatile.Write(ref _officer, value);
    }

    /// <summary>Ends the connection.</summary>
    public void Close() => close?.Invoke();

    /// <summary>Sound was unlocked by the user, or lost.</summary>
    public void Arm(bool armed)
    {
        lock (_gate)
        {
            (_armed, _answered) = (armed, armed ? _answered : null);
        }
    }

    /// <summary>It said by HTTP that it is there: with armed sound that counts as a ping's answer.</summary>
    public void Spoke(Officer officer, bool armed, DateTimeOffset now)
    {
        lock (_gate)
        {
            (Officer, _armed, _answered, _spoke) = (officer, armed, armed ? now : null, now);
        }
    }

    /// <summary>A ping goes out.</summary>
    public void Pinged(int n)
    {
        lock (_gate)
        {
            _pinged = n;
        }
    }

    /// <summary>A ping was answered; an answer to one that is two pings old proves nothing any more.</summary>
    public void Answered(int n, DateTimeOffset now)
    {
        lock (_gate)
        {
            if (_armed && n <= _pinged && n >= _pinged - 1)
            {
                _answered = now;
            }
        }
    }

    /// <summary>Whether an alarm would be heard here.</summary>
    public bool IsListening(DateTimeOffset now)
    {
        lock (_gate)
        {
            return _armed && now - _answered <= OpenPage.Fresh;
        }
    }

    /// <summary>An alarm goes out to it.</summary>
    public void Asked(DeskAlarm alarm, DateTimeOffset now)
    {
        lock (_gate)
        {
            _asked.Enqueue(new Ask(alarm, now));
            if (_asked.Count > MostAsked)
            {
                _asked.Dequeue();
            }
        }
    }

    /// <summary>Whether it was asked to sound this alarm: no page may confirm another's.</summary>
    public bool WasAsked(string deliveryId)
    {
        lock (_gate)
        {
            return _asked.Any(a => a.Alarm.DeliveryId == deliveryId);
        }
    }

    /// <summary>The alarms that still wait for it to come and ask, oldest first.</summary>
    public IReadOnlyList<DeskAlarm> Waiting(DateTimeOffset now)
    {
        lock (_gate)
        {
            return [.. _asked.Where(a => !a.Played && now - a.At <= OpenPage.AlarmWaits).Select(a => a.Alarm)];
        }
    }

    /// <summary>An alarm no longer waits.</summary>
    public void Played(string deliveryId)
    {
        lock (_gate)
        {
            foreach (var ask in _asked.Where(a => a.Alarm.DeliveryId == deliveryId))
            {
                ask.Played = true;
            }
        }
    }

    private sealed class Ask(DeskAlarm alarm, DateTimeOffset at)
    {
        public DeskAlarm Alarm => alarm;

        public DateTimeOffset At => at;

        public bool Played { get; set; }
    }
}
