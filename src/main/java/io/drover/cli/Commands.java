package io.drover.cli;

import io.drover.model.CheckId;
import io.drover.model.HostName;
import io.drover.model.MigrationId;
import io.drover.model.RunId;
import io.drover.model.Whereabouts;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.RunLast;

/** All commands, put together. */
public final class Commands {
    private Commands() {}

    /** The command line of a process with these surroundings. */
    public static CommandLine of(Surroundings surroundings) {
        var root = new Root();
        var context = new Context(root, surroundings);
        var line = new CommandLine(root);
        commands(context).forEach(line::addSubcommand);
        line.getCommandSpec().versionProvider(surroundings.version());
        line.registerConverter(HostName.class, HostName::new)
                .registerConverter(RunId.class, RunId::new)
                .registerConverter(CheckId.class, CheckId::new)
                .registerConverter(MigrationId.class, SettleCommand::migration)
                .registerConverter(Whereabouts.class, SettleCommand::whereabouts)
                .registerConverter(Integer.class, Numbers::whole)
                .registerConverter(int.class, Numbers::whole)
                .registerConverter(Double.class, Numbers::decimal)
                .registerConverter(double.class, Numbers::decimal);
        var errors = new Errors(context);
        return line.setExecutionStrategy(parsed -> execute(root, parsed))
                .setExecutionExceptionHandler(errors)
                .setParameterExceptionHandler(errors)
                .setCaseInsensitiveEnumValuesAllowed(true)
                // "--fleet demo" before a command means the fleet, not the command of that name
                .setAllowSubcommandsAsOptionParameters(true)
                .setOut(surroundings.terminal().out())
                .setErr(surroundings.terminal().err());
    }

    /** What only plans can be written as is refused elsewhere, before anything is done. */
    private static int execute(Root root, ParseResult parsed) {
        var commands = parsed.asCommandLineList();
        boolean plans = commands.stream().anyMatch(command -> command.getCommand() instanceof PlanCommand);
        if (root.output == Output.HTML && !plans) {
            throw new ParameterException(
                    commands.get(commands.size() - 1),
                    "--output html is for `drover plan` only; here it must be table or json");
        }
        return new RunLast().execute(parsed);
    }

    private static List<Object> commands(Context context) {
        return List.of(
                new DemoCommand(context),
                new HostsCommand(context),
                new GuestsCommand(context),
                new CheckCommand(context),
                new ChecksCommand(context),
                new PlanCommand(context),
                new SimulateCommand(context),
                new MigrateCommand(context),
                new DrainCommand(context),
                new HomeCommand(context),
                new CordonCommand(context),
                new UncordonCommand(context),
                new RunsCommand(context),
                new ShowCommand(context),
                new DefinitionCommand(context),
                new CancelCommand(context),
                new AbortCommand(context),
                new ReconcileCommand(context),
                new SettleCommand(context),
                new FixesCommand(context),
                new JournalCommand(context),
                new ServeCommand(context),
                new DoctorCommand(context),
                new CompletionCommand(context));
    }
}
