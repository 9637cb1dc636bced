namespace Satark.Scenarios;

/// <summary>Waits, on the machine's clock, for what runs beside the test.</summary>
public static class Until
{
    /// <summary>True once it is so; false where it was not so within <paramref name="most"/> (ten seconds).</summary>
    public static async Task<bool> TrueAsync(Func<bool> until, TimeSpan? most = null)
    {
        var started = TimeProvider.System.GetTimestamp();
        while (!until())
        {
            if (TimeProvider.System.GetElapsedTime(started) > (most ?? TimeSpan.FromSeconds(10)))
            {
                return false;
            }

            await Task.Delay(TimeSpan.FromMilliseconds(2), TimeProvider.System);
        }

        return true;
    }
}
