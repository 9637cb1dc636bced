using System.Globalization;

namespace Satark.Local.Demo.Night;

/// <summary>Tells the night in plain sentences with its clock, and leaves time to look.</summary>
/// <param name="output">Where it is told.</param>
/// <param name="fast">Nobody watches: no time is left to look.</param>
internal sealed class Teller(TextWriter output, bool fast)
{
    private readonly long _start = TimeProvider.System.GetTimestamp();

    /// <summary>Whether nobody watches.</summary>
    public bool IsFast => fast;

    /// <summary>A line without a clock.</summary>
    public Task LineAsync(string text) => output.WriteLineAsync(text);

    /// <summary>A scene begins.</summary>
    public async Task SceneAsync(int number, string title)
    {
        await output.WriteLineAsync().ConfigureAwait(false);
        await output.WriteLineAsync($"{Clock()}  {number} of 5 · {title}").ConfigureAwait(false);
    }

    /// <summary>What happens, or where to look.</summary>
    public async Task SayAsync(string text)
    {
        await output.WriteLineAsync($"{Clock()}     {text}").ConfigureAwait(false);
        await output.FlushAsync().ConfigureAwait(false);
    }

    /// <summary>Time to look.</summary>
    public Task LookAsync(double seconds, CancellationToken cancellationToken) =>
        fast ? Task.CompletedTask : Task.Delay(TimeSpan.FromSeconds(seconds), TimeProvider.System, cancellationToken);

    /// <summary>Asks ten times a second until there is an answer.</summary>
    /// <param name="what">What is waited for, as in "a call to Asha".</param>
    /// <param name="seconds">How long, at most.</param>
    /// <param name="ask">Gives null as long as there is none.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    /// <exception cref="NightTrouble">It did not come.</exception>
    public static async Task<T> UntilAsync<T>(string what, double seconds, Func<Task<T?>> ask, CancellationToken cancellationToken)
        where T : class
    {
        var start = TimeProvider.System.GetTimestamp();
        while (true)
        {
            if (await ask().ConfigureAwait(false) is { } answer)
            {
                return answer;
            }

            if (TimeProvider.System.GetElapsedTime(start).TotalSeconds > seconds)
            {
                throw new NightTrouble(string.Create(CultureInfo.InvariantCulture, $"{what} did not come within {seconds} seconds."));
            }

            await Task.Delay(TimeSpan.FromMilliseconds(100), TimeProvider.System, cancellationToken).ConfigureAwait(false);
        }
    }

    private string Clock() => TimeProvider.System.GetElapsedTime(_start).ToString(@"m\:ss", CultureInfo.InvariantCulture);
}
