namespace Satark.Http.Channels.Failover;

/// <summary>Keeps messages from a provider that is in trouble: for a minute after each trouble nobody waits for it, then one message may try it again.</summary>
/// <param name="clock">Measures the minute.</param>
public sealed class Circuit(TimeProvider clock)
{
    /// <summary>How long a provider is left alone after it did not answer.</summary>
    public static readonly TimeSpan Rest = TimeSpan.FromMinutes(1);

    private readonly Lock _gate = new();
    private long? _since;

    /// <summary>Whether a message should go elsewhere now. Once the rest is over one message is let through; what becomes of it decides.</summary>
    public bool IsOpen()
    {
        lock (_gate)
        {
            if (_since is not { } since)
            {
                return false;
            }

            if (clock.GetElapsedTime(since) < Rest)
            {
                return true;
            }

            _since = clock.GetTimestamp();
            return false;
        }
    }

    /// <summary>The provider answered.</summary>
    public void Close()
    {
        lock (_gate)
        {
            _since = null;
        }
    }

    /// <summary>The provider is in trouble.</summary>
    public void Open()
    {
        lock (_gate)
        {
            _since = clock.GetTimestamp();
        }
    }
}
