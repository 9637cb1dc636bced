using Satark.Http.Accounts;
using Satark.Roster;

namespace Satark.Local.Desk;

/// <summary>One open page: who looks at it, whether it would sound, and when it last proved that it is alive.</summary>
internal sealed class Page(string connectionId, SignedIn signedIn, Action close)
{
    /// <summary>A page counts as listening for so long after its last answer to a ping.</summary>
    public static readonly TimeSpan Fresh = TimeSpan.FromSeconds(10);

    private const int MostAsked = 100;

    private readonly Lock _gate = new();
    private readonly Queue<string> _asked = new();
    private Officer _officer = signedIn.Officer!;
    private bool _armed;
    private int _pinged;
    private DateTimeOffset? _answered;

    /// <summary>SignalR's id of it.</summary>
    public string ConnectionId => connectionId;

    /// <summary>The session's name, to look again whether it still stands.</summary>
    public string Session => signedIn.Session;

    /// <summary>Who looks at it.</summary>
    public Officer Officer
    {
        get => Volatile.Read(ref _officer);
        set => Volatile.Write(ref _officer, value);
    }

    /// <summary>Ends the connection.</summary>
    public void Close() => close();

    /// <summary>Sound was unlocked by the user, or lost.</summary>
    public void Arm(bool armed)
    {
        lock (_gate)
        {
            (_armed, _answered) = (armed, armed ? _answered : null);
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
            return _armed && now - _answered <= Fresh;
        }
    }

    /// <summary>An alarm goes out to it.</summary>
    public void Asked(string deliveryId)
    {
        lock (_gate)
        {
            _asked.Enqueue(deliveryId);
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
            return _asked.Contains(deliveryId);
        }
    }
}
