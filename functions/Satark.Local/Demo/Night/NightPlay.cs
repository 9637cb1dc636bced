namespace Satark.Local.Demo.Night;

/// <summary>A night at the desk, played in about three minutes and checked scene by scene.</summary>
internal static class NightPlay
{
    private const double Scale = 0.1, FastScale = 0.05;
    private const int SecondsToOpen = 20;

    /// <summary>Plays it.</summary>
    /// <param name="folder">A folder that does not exist yet, or is empty.</param>
    /// <param name="port">Where the desk listens; 0 takes any that is free.</param>
    /// <param name="fast">Nobody watches.</param>
    /// <param name="output">Where it is told.</param>
    /// <param name="cancellationToken">Ends it early; the desk ends with it.</param>
    /// <exception cref="NightTrouble">Something was not as it should be.</exception>
    public static async Task RunAsync(string folder, int port, bool fast, TextWriter output, CancellationToken cancellationToken)
    {
        var teller = new Teller(output, fast);
        var scale = fast ? FastScale : Scale;
        await teller.LineAsync($"A night at the desk. Everybody is invented, and nothing leaves this machine. Human clocks run {1 / scale:0} times as fast: a minute of the desk's is {60 * scale:0} seconds.").ConfigureAwait(false);
        await using var stage = await NightStage.OpenAsync(folder, port, scale, teller, cancellationToken).ConfigureAwait(false);
        await AwaitPageAsync(stage, teller, cancellationToken).ConfigureAwait(false);

        var scenes = new NightScenes(stage);
        await scenes.MailAsync(cancellationToken).ConfigureAwait(false);
        await scenes.StormAsync(cancellationToken).ConfigureAwait(false);
        await scenes.PhoneAsync(cancellationToken).ConfigureAwait(false);
        var before = await scenes.ShiftAsync(cancellationToken).ConfigureAwait(false);
        await scenes.LostLineAsync(before, cancellationToken).ConfigureAwait(false);

        var all = await stage.AgreeAsync(cancellationToken).ConfigureAwait(false);
        var proven = await stage.VerifyAsync(cancellationToken).ConfigureAwait(false);
        await teller.LineAsync("\nThe night in one table:\n").ConfigureAwait(false);
        foreach (var one in all)
        {
            await teller.LineAsync($"    {one.Code}  {one.State,-12}  {one.Holder ?? "–",-20}  {one.Messages,3} messages  {one.Lines,3} lines of history").ConfigureAwait(false);
        }

        await teller.LineAsync($"\nBoard, phone and history told the same story in all 5 scenes. {proven}").ConfigureAwait(false);
    }

    // It begins as soon as a page listens with sound, and in any case after a while.
    private static async Task AwaitPageAsync(NightStage stage, Teller teller, CancellationToken cancellationToken)
    {
        if (teller.IsFast)
        {
            return;
        }

        await teller.SayAsync($"Turn on sound there; the first word comes as soon as the desk listens, and in any case in {SecondsToOpen} seconds.").ConfigureAwait(false);
        var start = TimeProvider.System.GetTimestamp();
        while (!await stage.Sana.IsListeningAsync(cancellationToken).ConfigureAwait(false) && TimeProvider.System.GetElapsedTime(start).TotalSeconds < SecondsToOpen)
        {
            await teller.LookAsync(0.5, cancellationToken).ConfigureAwait(false);
        }
    }
}
