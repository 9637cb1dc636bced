namespace Satark.Functions.Language;

/// <summary>Stops asking a service in trouble for a while: nobody waits for it in vain, and it is not asked harder while it is down.</summary>
internal sealed class LanguageBreaker(TimeProvider clock)
{
    /// <summary>So many calls that failed one after another stop the asking.</summary>
    public const int Failures = 3;

    /// <summary>For so long, unless the service itself said how long.</summary>
    public static readonly TimeSpan Rest = TimeSpan.FromSeconds(30);

    /// <summary>Longer than this no service is left alone.</summary>
    public static readonly TimeSpan MostRest = TimeSpan.FromMinutes(10);

    private readonly Lock _gate = new();
    private int _failures;
    private long _since;
    private TimeSpan _rest;

    /// <summary>Whether the service is left alone now. After the rest the next call tries it.</summary>
    public bool IsOpen
    {
        get
        {
            lock (_gate)
            {
                return _rest > TimeSpan.Zero && clock.GetElapsedTime(_since) < _rest;
            }
        }
    }

    /// <summary>A call was answered.</summary>
    public void Succeeded()
    {
        lock (_gate)
        {
            (_failures, _rest) = (0, TimeSpan.Zero);
        }
    }

    /// <summary>A call failed.</summary>
    /// <param name="after">How long the service asks to be left alone, or null.</param>
    public void Failed(TimeSpan? after)
    {
        lock (_gate)
        {
            _failures++;
            var rest = _failures >= Failures ? Rest : TimeSpan.Zero;
            rest = after > rest ? after.Value : rest;
            (_since, _rest) = (clock.GetTimestamp(), rest < MostRest ? rest : MostRest);
        }
    }
}
