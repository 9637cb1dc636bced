namespace Satark.Functions.Tests.Channels;

internal static class Wait
{
    /// <summary>Waits, by the real clock, for what happens on another thread.</summary>
    public static async Task UntilAsync(Func<bool> condition)
    {
        for (var i = 0; i < 1000 && !condition(); i++)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(10), TimeProvider.System);
        }

        Assert.True(condition(), "What was waited for did not happen within 10 s.");
    }
}
