namespace Satark.Escalation;

/// <summary>
/// How fast human clocks run: multiplies ladder, reminder, lease and counselling delays, never technical limits. 1 outside
/// of demo folders (<c>Satark:Escalation:Scale</c>).
/// </summary>
public sealed class Pace(double scale)
{
    /// <summary>Slowest and fastest pace that make sense.</summary>
    public const double Least = 0.001, Most = 1;

    private double _scale = Checked(scale);

    /// <summary>The factor, 0.001 to 1.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Not between 0.001 and 1.</exception>
    public double Scale
    {
        get => Volatile.Read(ref _scale);
        set => Volatile.Write(ref _scale, Checked(value));
    }

    /// <summary>Scaled seconds, in whole milliseconds: what every store and queue keeps.</summary>
    public static TimeSpan Of(double seconds, double scale) => TimeSpan.FromMilliseconds(Math.Ceiling(seconds * scale * 1000));

    private static double Checked(double value) =>
        value is >= Least and <= Most ? value : throw new ArgumentOutOfRangeException(nameof(value), value, "Satark:Escalation:Scale must be between 0.001 and 1.");
}
