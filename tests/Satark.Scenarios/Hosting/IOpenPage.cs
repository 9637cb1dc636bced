using System.Text.Json;

namespace Satark.Scenarios;

/// <summary>An officer's open page, however its edition brings it what is pushed.</summary>
public interface IOpenPage : IAsyncDisposable
{
    /// <summary>Whether it says that it is there while its sound is armed.</summary>
    bool AnswersPings { get; set; }

    /// <summary>Whether it confirms each alarm as played.</summary>
    bool PlaysAlarms { get; set; }

    /// <summary>Whether it stands.</summary>
    bool IsOpen { get; }

    /// <summary>The alarms so far.</summary>
    IReadOnlyList<JsonElement> Alarms { get; }

    /// <summary>The rows so far.</summary>
    IReadOnlyList<JsonElement> Rows { get; }

    /// <summary>The cases so far that are no longer for it.</summary>
    IReadOnlyList<JsonElement> Gone { get; }

    /// <summary>The refused requests so far.</summary>
    IReadOnlyList<JsonElement> Refused { get; }

    /// <summary>Time has passed: it does what a page does every five seconds, where that is due.</summary>
    Task BeatAsync();

    /// <summary>Sound was unlocked, or lost; the server knows when this returns.</summary>
    Task ArmAsync(bool armed = true);

    /// <summary>Waits until everything that was said in both directions so far has been heard.</summary>
    Task FlushAsync();

    /// <summary>Confirms an alarm as played.</summary>
    Task PlayedAsync(string deliveryId);
}
