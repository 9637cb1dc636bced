namespace Satark.Relay.Web.Guards;

/// <summary>How many forms come in a minute, from everybody together: nothing is kept of who sends them.</summary>
public sealed class LoadGauge(WebOptions options, TimeProvider clock)
{
    private static readonly TimeSpan Memory = TimeSpan.FromMinutes(1);

    private readonly Lock _gate = new();
    private double _level;
    private long _at = clock.GetTimestamp();

    /// <summary>Whether more come than on a calm day.</summary>
    public bool IsHigh => Level > options.CalmPerMinute;

    /// <summary>How many bits a proof needs now: each doubling of the load asks for one more, up to six.</summary>
    public int ProofBits => options.ProofBits + Math.Clamp((int)Math.Log2(Math.Max(1, Level / options.CalmPerMinute)), 0, 6);

    /// <summary>Forms a minute, the latest counting most.</summary>
    public double Level
    {
        get
        {
            lock (_gate)
            {
                return Fade();
            }
        }
    }

    /// <summary>A form came.</summary>
    public void Note()
    {
        lock (_gate)
        {
            _level = Fade() + 1;
        }
    }

    private double Fade()
    {
        var now = clock.GetTimestamp();
        _level *= Math.Exp(-(clock.GetElapsedTime(_at, now) / Memory));
        _at = now;
        return _level;
    }
}
